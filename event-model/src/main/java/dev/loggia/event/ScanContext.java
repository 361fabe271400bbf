package dev.loggia.event;

import dev.loggia.diagnostic.Diagnostic;

/** What a running query lends to its sources. Thread-safe. */
public interface ScanContext {

    /**
     * Throws {@link dev.loggia.diagnostic.QueryCancelledException} once the query is cancelled. Called at least every 50 ms, also
     * inside decompression and long loops.
     */
    void checkCancelled();

    /**
     * Reserves memory before it is allocated.
     *
     * @throws dev.loggia.diagnostic.LimitExceededException when the query's memory limit would be passed
     */
    void reserveMemory(long bytes);

    /** Gives back what was reserved. */
    void releaseMemory(long bytes);

    /** Adds a warning to the result. Warnings of one code and message are counted, not repeated. */
    void warn(Diagnostic warning);

    /**
     * The times of events that may still change the result: a source need not yield others from now on. Narrows while the query runs,
     * as when a newest-first limit is full. Batches that only hold other events are best left out, and counted as skipped.
     */
    default TimeRange wantedTimes() {
        return TimeRange.ALL;
    }

    /** How many workers take partitions, at least 1: for sizing partitions and buffers. */
    int workers();
}
