package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.FieldReader;
import dev.loggia.event.PredicateFilter;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scan of a snapshot: finds the rows of the range in each segment, cuts them into partitions, and counts. Thread-safe. */
final class SnapshotScan implements Scan {

    private final Snapshot snapshot;
    private final ScanRequest request;
    private final ScanContext context;
    private final List<PredicateFilter> filters;
    private final Deque<SegmentRange> ranges;
    private final AtomicLong reserved = new AtomicLong();

    private long recordsInRange;
    private long bytesInRange;
    private @Nullable TimeRange found;

    private long recordsScanned;
    private long bytesScanned;
    private long blocksRead;
    private long bytesRead;
    private boolean closed;

    /** @throws IOException when a segment's times cannot be read */
    SnapshotScan(Snapshot snapshot, ScanRequest request, ScanContext context) throws IOException {
        this.snapshot = snapshot;
        this.request = request;
        this.context = context;
        this.filters = request.predicates().stream()
                .sorted(Comparator.comparing(PredicateCost::of))
                .map(PredicateFilter::of)
                .toList();
        List<SegmentRange> all = new ArrayList<>();
        TimeRange range = snapshot.visible(request.range());
        if (range != null) {
            for (SegmentView segment : snapshot.segments()) {
                addRanges(segment, range, all);
            }
        }
        switch (request.order()) {
            case NEWEST_FIRST ->
                all.sort(Comparator.comparingLong(SegmentRange::lastTime).reversed());
            case OLDEST_FIRST, ANY -> all.sort(Comparator.comparingLong(SegmentRange::firstTime));
        }
        this.ranges = new ArrayDeque<>(all);
    }

    private void addRanges(SegmentView segment, TimeRange range, List<SegmentRange> all) throws IOException {
        int from = segment.firstAtOrAfter(range.start());
        int to = segment.firstAfter(range.end());
        if (from >= to || segment.lastSequence() <= request.afterSequence()) {
            return;
        }
        SegmentScan scan = new SegmentScan(segment, this, request.fields());
        SegmentRows rows = snapshot.skipsDamage()
                ? SegmentRows.skippingDamage(segment, request.afterSequence(), request.fields(), scan::warnOf)
                : new SegmentRows(segment, request.afterSequence());
        SegmentRows.Count count = rows.count(from, to);
        if (count.records() == 0) {
            return;
        }
        recordsInRange += count.records();
        bytesInRange += count.bytes();
        TimeRange times = count.times();
        found = found == null ? times : found.hull(times);
        if (SegmentVerdict.mayMatch(request.predicates(), scan)) {
            int before = all.size();
            SegmentRange.cut(scan, rows, from, to, request.order(), all);
            scan.expectRanges(all.size() - before);
        }
    }

    @Override
    public @Nullable Partition next() {
        while (true) {
            context.checkCancelled();
            SegmentRange range;
            synchronized (this) {
                range = closed ? null : ranges.pollFirst();
            }
            if (range == null) {
                return null;
            }
            if (overlap(range.firstTime(), range.lastTime())) {
                return new WatchedPartition(range, this);
            }
            range.scan().rangeRead();
        }
    }

    /** Tells when a range is read to its end, and that what reading it threw is due to damaged files. */
    private static final class WatchedPartition implements Partition {
        private final SegmentRange range;
        private final RangePartition rows;
        private boolean ended;

        WatchedPartition(SegmentRange range, SnapshotScan scan) {
            this.range = range;
            this.rows = new RangePartition(range, scan);
        }

        @Override
        public @Nullable Batch next() {
            Batch batch;
            try {
                batch = ended ? null : rows.next();
            } catch (RuntimeException e) {
                throw range.scan().unreadable(e);
            }
            if (batch == null && !ended) {
                ended = true;
                range.scan().rangeRead();
            }
            return batch;
        }
    }

    /** Whether events between two times may still change the result. */
    boolean overlap(long firstTime, long lastTime) {
        TimeRange wanted = context.wantedTimes();
        return firstTime <= wanted.end() && lastTime >= wanted.start();
    }

    boolean newestFirst() {
        return request.order() == ScanOrder.NEWEST_FIRST;
    }

    ScanRequest request() {
        return request;
    }

    ScanContext context() {
        return context;
    }

    List<PredicateFilter> filters() {
        return filters;
    }

    String groupName() {
        return snapshot.name();
    }

    Value log() {
        return Value.of(snapshot.name());
    }

    Function<String, FieldReader> fieldReaders() {
        return snapshot.fieldReaders();
    }

    int maximumFields() {
        return snapshot.maximumFields();
    }

    /** Whether an event with many leaves has fewer fields than its columns hold. */
    boolean limitsFields() {
        return snapshot.maximumFields() != Integer.MAX_VALUE;
    }

    boolean skipsDamage() {
        return snapshot.skipsDamage();
    }

    /** Reserves memory until it is given back or the scan is closed. */
    void reserve(long bytes) {
        context.reserveMemory(bytes);
        reserved.addAndGet(bytes);
    }

    /** Gives back memory, unless the scan was closed and gave back all. */
    void release(long bytes) {
        long before = reserved.getAndUpdate(now -> Math.max(0, now - bytes));
        context.releaseMemory(Math.min(before, bytes));
    }

    synchronized void countScanned(long records, long bytes) {
        recordsScanned += records;
        bytesScanned += bytes;
    }

    synchronized void countBlock(int packedBytes) {
        blocksRead++;
        bytesRead += packedBytes;
    }

    @Override
    public synchronized ScanStatistics statistics() {
        return new ScanStatistics(
                recordsScanned,
                bytesScanned,
                closed ? recordsInRange - recordsScanned : 0,
                closed ? bytesInRange - bytesScanned : 0,
                bytesRead,
                -1,
                blocksRead,
                found);
    }

    /** What was not looked at by now never will be. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        context.releaseMemory(reserved.getAndSet(0));
    }
}
