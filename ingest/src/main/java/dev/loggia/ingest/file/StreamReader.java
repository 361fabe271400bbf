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

    StreamReader(InputStream content, Input input, ScanRun run) {
        this.content = content;
        this.input = input;
        this.run = run;
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
        } catch (IOException e) {
            run.warnOfDamage(input, position, String.valueOf(e.getMessage()));
            return -1;
        }
    }
}
