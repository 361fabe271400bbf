package dev.loggia.ingest.file;

import dev.loggia.diagnostic.QueryCancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;

/** Reads unpacked content in its order; damage is told once and then taken for the end. */
final class StreamReader implements ByteReader {

    /** Cancellation is noticed after so much content, a few milliseconds of unpacking. */
    private static final int SLICE = 256 << 10;

    private final InputStream content;
    private final Input input;
    private final ScanRun run;
    private long position;

    /** @param position offset of the next byte of {@code content} */
    StreamReader(InputStream content, Input input, ScanRun run, long position) {
        this.content = content;
        this.input = input;
        this.run = run;
        this.position = position;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        run.context().checkCancelled();
        try {
            int count = content.read(into, offset, Math.min(length, SLICE));
            position += Math.max(count, 0);
            return count;
        } catch (ClosedChannelException interruptedOrClosed) {
            throw new QueryCancelledException();
        } catch (UnfinishedEventException e) {
            run.warnOfUnfinished(input);
            return -1;
        } catch (IOException e) {
            run.warnOfDamage(input, position, String.valueOf(e.getMessage()));
            return -1;
        }
    }

    /** Reads up to an offset and drops it; false when the content ends before. */
    boolean skip(long offset) {
        byte[] dropped = new byte[(int) Math.min(SLICE, offset - position)];
        while (position < offset) {
            if (read(dropped, 0, (int) Math.min(dropped.length, offset - position)) < 0) {
                return false;
            }
        }
        return true;
    }
}
