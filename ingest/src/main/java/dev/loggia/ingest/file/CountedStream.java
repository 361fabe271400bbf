package dev.loggia.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream; counts what is read of them, for the progress. */
final class CountedStream extends FilterInputStream {

    private final ScanRun run;
    private long rest;

    /** @param size bytes after which the end is told, whatever follows */
    CountedStream(InputStream in, ScanRun run, long size) {
        super(in);
        this.run = run;
        this.rest = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (rest == 0) {
            return -1;
        }
        int count = super.read(into, offset, (int) Math.min(length, rest));
        if (count > 0) {
            rest -= count;
            run.counters().addBytesRead(count);
        }
        return count;
    }
}
