package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.diagnostic.Warnings;
import dev.loggia.event.ScanContext;

/** What an ingest lends to the reading of its files, which has one worker. */
record IngestContext(Handover handover, Warnings warnings) implements ScanContext {

    @Override
    public void checkCancelled() {
        if (handover.isStopped()) {
            throw new QueryCancelledException();
        }
    }

    /** One worker and a short handover hold few buffers: there is nothing to limit. */
    @Override
    public void reserveMemory(long bytes) {}

    @Override
    public void releaseMemory(long bytes) {}

    @Override
    public void warn(Diagnostic warning) {
        warnings.add(warning);
    }

    @Override
    public int workers() {
        return 1;
    }
}
