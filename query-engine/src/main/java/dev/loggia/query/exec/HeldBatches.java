package dev.loggia.query.exec;

import dev.loggia.event.Batch;

/**
 * The batches that one state's rows point into before their cells are read. Each may keep a block of a file in memory, which is not
 * reserved: so they are let go before they are many, or take more than a small part of what the query may use.
 */
final class HeldBatches {

    private static final int MOST = 256;

    /** Part of the memory limit that the batches of all workers together may take. */
    private static final int SHARE = 4;

    private final long mostBytes;
    private int count;
    private long bytes;

    HeldBatches(QueryContext context) {
        this.mostBytes = context.memoryLimit() / SHARE / context.workers();
    }

    /** One more. @return whether it is time to read the cells of the rows and let the batches go */
    boolean add(Batch batch) {
        count++;
        bytes += batch.heldBytes();
        return count >= MOST || bytes >= mostBytes;
    }

    /** No row points into a batch any more. */
    void clear() {
        count = 0;
        bytes = 0;
    }
}
