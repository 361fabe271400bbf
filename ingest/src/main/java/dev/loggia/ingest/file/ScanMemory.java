package dev.loggia.ingest.file;

import dev.loggia.event.ScanContext;

/** The read buffers that a scan holds, reserved from the query's memory. Thread-safe. */
final class ScanMemory implements AutoCloseable {

    private final ScanContext context;
    private long held;

    ScanMemory(ScanContext context) {
        this.context = context;
    }

    /** A new buffer. @throws dev.loggia.diagnostic.LimitExceededException when the query may not have it */
    byte[] buffer(int size) {
        context.reserveMemory(size);
        synchronized (this) {
            held += size;
        }
        return new byte[size];
    }

    /** The scan does not use the buffer any more; the rows of a batch may. */
    void release(byte[] buffer) {
        synchronized (this) {
            if (held < buffer.length) {
                return;
            }
            held -= buffer.length;
        }
        context.releaseMemory(buffer.length);
    }

    /** Gives back what partitions hold that were never read to their end. */
    @Override
    public void close() {
        long rest;
        synchronized (this) {
            rest = held;
            held = 0;
        }
        context.releaseMemory(rest);
    }
}
