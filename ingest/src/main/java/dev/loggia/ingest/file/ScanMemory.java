package dev.loggia.ingest.file;

import dev.loggia.event.ScanContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The read buffers that a scan holds, reserved from the query's memory. Thread-safe. */
final class ScanMemory implements AutoCloseable {

    private final ScanContext context;
    private final int spareBuffers;
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private long held;

    ScanMemory(ScanContext context) {
        this.context = context;
        this.spareBuffers = context.workers();
    }

    /**
     * A buffer of this size, of any content.
     *
     * @throws dev.loggia.diagnostic.LimitExceededException when the query may not have it
     */
    byte[] buffer(int size) {
        synchronized (this) {
            for (Iterator<byte[]> buffers = spare.iterator(); buffers.hasNext(); ) {
                byte[] buffer = buffers.next();
                if (buffer.length == size) {
                    buffers.remove();
                    return buffer;
                }
            }
        }
        context.reserveMemory(size);
        synchronized (this) {
            held += size;
        }
        return new byte[size];
    }

    /** The scan does not use the buffer any more, but rows of a batch may: others will not write to it. */
    void release(byte[] buffer) {
        synchronized (this) {
            if (held < buffer.length) {
                return;
            }
            held -= buffer.length;
        }
        context.releaseMemory(buffer.length);
    }

    /** Nobody uses the buffer any more: it may be used again. */
    void recycle(byte[] buffer) {
        byte[] longUnused;
        synchronized (this) {
            spare.addFirst(buffer);
            if (spare.size() <= spareBuffers) {
                return;
            }
            longUnused = spare.removeLast();
        }
        release(longUnused);
    }

    /** Gives back what is spare, and what partitions hold that were never read to their end. */
    @Override
    public void close() {
        long rest;
        synchronized (this) {
            spare.clear();
            rest = held;
            held = 0;
        }
        context.releaseMemory(rest);
    }
}
