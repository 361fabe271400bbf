package dev.loggia.ingest.file;

import dev.loggia.diagnostic.QueryCancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/** Reads a file by position, up to the size it had when the scan started. */
final class ChannelReader implements ByteReader {

    /** The platform reads through a buffer of this size outside the heap: small enough for the processor's cache. */
    private static final int SLICE = 256 << 10;

    private final FileChannel channel;
    private final Input input;
    private final ScanRun run;
    private final long size;
    private long position;

    ChannelReader(FileChannel channel, Input input, ScanRun run, long position, long size) {
        this.channel = channel;
        this.input = input;
        this.run = run;
        this.position = position;
        this.size = size;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int wanted = (int) Math.min(Math.min(length, SLICE), size - position);
        if (wanted <= 0) {
            return -1;
        }
        run.context().checkCancelled();
        try {
            int count = channel.read(ByteBuffer.wrap(into, offset, wanted), position);
            if (count < 0) {
                run.warnOfShrinking(input, size);
                return -1;
            }
            position += count;
            return count;
        } catch (ClosedChannelException interruptedOrClosed) {
            throw new QueryCancelledException();
        } catch (IOException e) {
            run.warnOfDamage(input, position, String.valueOf(e.getMessage()));
            return -1;
        }
    }
}
