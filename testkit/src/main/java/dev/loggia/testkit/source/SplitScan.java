package dev.loggia.testkit.source;

import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Hands out partitions that are known from the start. */
final class SplitScan implements Scan {

    private final List<LogEvent> inRange;
    private final Iterator<List<LogEvent>> partitions;
    private final List<Predicate> predicates;
    private final ScanContext context;
    private final Random random;

    SplitScan(
            List<LogEvent> inRange,
            List<List<LogEvent>> partitions,
            List<Predicate> predicates,
            ScanContext context,
            long seed) {
        this.inRange = inRange;
        this.partitions = partitions.iterator();
        this.predicates = predicates;
        this.context = context;
        this.random = new Random(seed + 1);
    }

    @Override
    public synchronized @Nullable Partition next() {
        context.checkCancelled();
        if (!partitions.hasNext()) {
            return null;
        }
        Random own = new Random(random.nextLong());
        Iterator<List<LogEvent>> batches =
                RandomlySplitSource.pieces(partitions.next(), own).iterator();
        return () -> batches.hasNext() ? batch(batches.next(), own) : null;
    }

    private Batch batch(List<LogEvent> events, Random own) {
        List<EventFields> kept = events.stream()
                .map(EventFields::new)
                .filter(event -> predicates.stream().allMatch(event::satisfies))
                .toList();
        return Batch.of(kept.size(), new RandomColumns(kept, own));
    }

    @Override
    public ScanStatistics statistics() {
        long bytes = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (LogEvent event : inRange) {
            bytes += event.message().getBytes(StandardCharsets.UTF_8).length;
            first = Math.min(first, event.timestamp());
            last = Math.max(last, event.timestamp());
        }
        TimeRange found = inRange.isEmpty() ? null : new TimeRange(first, last);
        return new ScanStatistics(inRange.size(), bytes, 0, 0, bytes, bytes, found);
    }

    @Override
    public void close() {}
}
