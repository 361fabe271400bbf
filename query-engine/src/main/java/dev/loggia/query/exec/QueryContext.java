package dev.loggia.query.exec;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LimitExceededException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.diagnostic.Warnings;
import dev.loggia.event.ScanContext;
import dev.loggia.event.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the operators and sources of one running query share: limits, cancellation, warnings. Thread-safe. */
public final class QueryContext implements ScanContext {

    private final int workers;
    private final long memoryLimit;
    private final long groupLimit;
    private final @Nullable Duration timeLimit;
    private final long deadlineNanos;
    private final AtomicLong memory;

    /** What of the memory was reserved here and not by other scans of the query. */
    private final AtomicLong ownMemory = new AtomicLong();

    private final Warnings warnings;
    private final AtomicBoolean cancelled;
    private volatile TimeRange wantedTimes = TimeRange.ALL;
    private volatile boolean toldOfNarrowing;

    /**
     * @param memoryLimit bytes
     * @param timeLimit from now on, or null
     */
    public QueryContext(int workers, long memoryLimit, long groupLimit, @Nullable Duration timeLimit) {
        this.workers = workers;
        this.memoryLimit = memoryLimit;
        this.groupLimit = groupLimit;
        this.timeLimit = timeLimit;
        this.deadlineNanos = timeLimit == null ? 0 : System.nanoTime() + timeLimit.toNanos();
        this.memory = new AtomicLong();
        this.warnings = new Warnings();
        this.cancelled = new AtomicBoolean();
    }

    private QueryContext(QueryContext whole) {
        this.workers = whole.workers;
        this.memoryLimit = whole.memoryLimit;
        this.groupLimit = whole.groupLimit;
        this.timeLimit = whole.timeLimit;
        this.deadlineNanos = whole.deadlineNanos;
        this.memory = whole.memory;
        this.warnings = whole.warnings;
        this.cancelled = whole.cancelled;
    }

    /** The context of another scan of the same query: all is shared but which times are wanted, and what it reserved until {@link #end}. */
    public QueryContext ofAnotherScan() {
        return new QueryContext(this);
    }

    /** Makes every later {@link #checkCancelled} throw. */
    public void cancel() {
        cancelled.set(true);
    }

    @Override
    public void checkCancelled() {
        if (cancelled.get()) {
            throw new QueryCancelledException();
        }
        if (timeLimit != null && System.nanoTime() - deadlineNanos > 0) {
            throw new LimitExceededException(
                    "time",
                    "the query ran longer than the time limit of " + timeLimit.toMillis() / 1000.0 + " s",
                    "narrow the time range, or raise the limit");
        }
    }

    @Override
    public void reserveMemory(long bytes) {
        long now = memory.addAndGet(bytes);
        ownMemory.addAndGet(bytes);
        if (bytes > 0 && now > memoryLimit) {
            releaseMemory(bytes);
            throw new LimitExceededException(
                    "memory",
                    "the query needs more than the memory limit of " + memoryLimit / 1_000_000 + " MB",
                    "filter more, group by fewer values, or give the program a larger heap");
        }
    }

    @Override
    public void releaseMemory(long bytes) {
        memory.addAndGet(-bytes);
        ownMemory.addAndGet(-bytes);
    }

    /** Gives back what was reserved here: this scan is over, and nothing of it is kept. */
    public void end() {
        releaseMemory(ownMemory.get());
    }

    /** Bytes that the query may use at most. */
    public long memoryLimit() {
        return memoryLimit;
    }

    /** Refuses more groups than the limit. */
    public void checkGroups(long groups) {
        if (groups > groupLimit) {
            throw new LimitExceededException(
                    "groups",
                    String.format(
                            java.util.Locale.ROOT, "there are more than %,d groups, the limit of groups", groupLimit),
                    "group by fields with fewer values, or filter first");
        }
    }

    @Override
    public void warn(Diagnostic warning) {
        warnings.add(warning);
    }

    /** The warnings so far, each once with its count in the message. */
    public List<Diagnostic> warnings() {
        return warnings.list();
    }

    @Override
    public TimeRange wantedTimes() {
        TimeRange wanted = wantedTimes;
        if (!wanted.equals(TimeRange.ALL)) {
            toldOfNarrowing = true;
        }
        return wanted;
    }

    /** From now on events of other times cannot change the result. What was not wanted before stays so. */
    synchronized void narrowWantedTimes(TimeRange times) {
        wantedTimes =
                new TimeRange(Math.max(wantedTimes.start(), times.start()), Math.min(wantedTimes.end(), times.end()));
    }

    /** Whether a source heard that not all events are wanted: then nobody knows how many there would have been. */
    boolean mayHaveLeftOutEvents() {
        return toldOfNarrowing;
    }

    @Override
    public int workers() {
        return workers;
    }
}
