package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LimitExceededException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.ScanContext;
import java.util.ArrayList;
import java.util.List;

/** A query's side of a scan, which remembers what it was told. */
final class RecordingContext implements ScanContext {

    private final int workers;
    private final long memoryLimit;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private long reserved;
    private volatile boolean cancelled;

    RecordingContext(int workers, long memoryLimit) {
        this.workers = workers;
        this.memoryLimit = memoryLimit;
    }

    RecordingContext(int workers) {
        this(workers, Long.MAX_VALUE);
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public synchronized void reserveMemory(long bytes) {
        if (reserved + bytes > memoryLimit) {
            throw new LimitExceededException("memory", "too much", "use less");
        }
        reserved += bytes;
    }

    @Override
    public synchronized void releaseMemory(long bytes) {
        reserved -= bytes;
    }

    synchronized long reserved() {
        return reserved;
    }

    @Override
    public synchronized void warn(Diagnostic warning) {
        warnings.add(warning);
    }

    synchronized List<String> warnings() {
        return warnings.stream().map(Diagnostic::message).sorted().toList();
    }

    synchronized List<String> warningCodes() {
        return warnings.stream().map(Diagnostic::code).sorted().toList();
    }

    @Override
    public int workers() {
        return workers;
    }
}
