package dev.loggia.store;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.ScanContext;
import dev.loggia.event.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** A query without limits, which notes its warnings. */
final class FreeContext implements ScanContext {

    private final List<Diagnostic> warnings = new ArrayList<>();
    private volatile TimeRange wanted = TimeRange.ALL;

    List<Diagnostic> warnings() {
        return warnings;
    }

    void narrow(TimeRange range) {
        wanted = range;
    }

    @Override
    public void checkCancelled() {}

    @Override
    public void reserveMemory(long bytes) {}

    @Override
    public void releaseMemory(long bytes) {}

    @Override
    public synchronized void warn(Diagnostic warning) {
        warnings.add(warning);
    }

    @Override
    public TimeRange wantedTimes() {
        return wanted;
    }

    @Override
    public int workers() {
        return 1;
    }
}
