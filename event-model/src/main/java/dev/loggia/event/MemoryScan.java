package dev.loggia.event;

import dev.loggia.event.MemoryEventSource.Freedom;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.ScanRequest.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A scan of a {@link MemoryEventSource}. */
final class MemoryScan implements Scan {

    /** How far the times that are told of a batch may lie beyond its own, in milliseconds. */
    private static final long ROOM = 600_000;

    private final MemoryEventSource source;
    private final ScanRequest request;
    private final ScanContext context;
    private final List<PredicateFilter> filters;
    private final boolean backwards;
    private final Iterator<Slice> partitions;
    private ScanStatistics statistics;

    /** Events of the list, {@code end} excluded. */
    private record Slice(int start, int end) {}

    MemoryScan(MemoryEventSource source, ScanRequest request, ScanContext context) {
        this.source = source;
        this.request = request;
        this.context = context;
        this.filters = request.predicates().stream().map(PredicateFilter::of).toList();
        this.backwards = request.order() == ScanOrder.NEWEST_FIRST && source.takes(Freedom.READ_BACKWARDS, 0);
        List<Slice> slices = new ArrayList<>();
        int size = source.events().size();
        for (int start = 0; start < size; start = slices.getLast().end) {
            slices.add(new Slice(start, Math.min(size, start + source.partitionSize(start))));
        }
        this.partitions = inOrder(slices);
        long bytesTotal = bytes(IntStream.range(0, size));
        this.statistics = new ScanStatistics(0, 0, 0, 0, 0, bytesTotal, 0, null);
    }

    private Iterator<Slice> inOrder(List<Slice> slices) {
        if (backwards) {
            Collections.reverse(slices);
        }
        return slices.iterator();
    }

    @Override
    public synchronized @Nullable Partition next() {
        return partitions.hasNext() ? new Range(batches(partitions.next())) : null;
    }

    private Iterator<Slice> batches(Slice partition) {
        List<Slice> slices = new ArrayList<>();
        for (int start = partition.start; start < partition.end; start = slices.getLast().end) {
            int end = Math.min(partition.end, start + source.batchSize(start));
            slices.add(new Slice(start, endBeforeLine(start, end)));
        }
        return inOrder(slices);
    }

    /** The list need not be in order of time, so a line may be passed in either direction. */
    private int endBeforeLine(int start, int end) {
        TimeGrid grid = request.grid();
        if (grid == null || !source.takes(Freedom.CUT_AT_GRID, start)) {
            return end;
        }
        long line = grid.next(time(start));
        int at = start + 1;
        while (at < end && grid.next(time(at)) == line) {
            at++;
        }
        return at;
    }

    @Override
    public synchronized ScanStatistics statistics() {
        return statistics;
    }

    private synchronized void count(ScanStatistics more) {
        statistics = statistics.plus(more);
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }

    private final class Range implements Partition {
        private final Iterator<Slice> batches;

        Range(Iterator<Slice> batches) {
            this.batches = batches;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            if (!batches.hasNext()) {
                return null;
            }
            Slice slice = batches.next();
            int[] wanted = wanted(slice);
            Batch batch = Batch.of(
                    wanted.length, new MemoryBatch(source, wanted, request.fields()), times(wanted, slice.start));
            for (PredicateFilter filter : filters) {
                batch = filter.filter(batch);
            }
            return batch;
        }

        /** The events that the request is about, without those that are not wanted any more; counts them all. */
        private int[] wanted(Slice slice) {
            TimeRange wantedTimes =
                    source.takes(Freedom.SKIP_UNWANTED, slice.start) ? context.wantedTimes() : TimeRange.ALL;
            int[] found = IntStream.range(slice.start, slice.end)
                    .filter(event -> request.range().contains(time(event)))
                    .filter(event -> source.events().get(event).sequence() > request.afterSequence())
                    .toArray();
            int[] wanted = Arrays.stream(found)
                    .filter(event -> wantedTimes.contains(time(event)))
                    .toArray();
            long bytesRead = bytes(IntStream.range(slice.start, slice.end));
            long bytesScanned = bytes(Arrays.stream(wanted));
            long bytesSkipped = bytes(Arrays.stream(found)) - bytesScanned;
            int skipped = found.length - wanted.length;
            count(new ScanStatistics(
                    wanted.length, bytesScanned, skipped, bytesSkipped, bytesRead, 0, 0, bounds(found)));
            return wanted;
        }

        private @Nullable TimeRange times(int[] events, int chance) {
            TimeRange bounds = source.takes(Freedom.TELL_TIMES, chance) ? bounds(events) : null;
            return bounds == null || !source.takes(Freedom.TELL_LOOSELY, chance)
                    ? bounds
                    : new TimeRange(bounds.start() - ROOM, bounds.end() + ROOM);
        }
    }

    private long time(int event) {
        return source.events().get(event).timestamp();
    }

    private long bytes(IntStream events) {
        return events.mapToLong(event -> source.message(event).length).sum();
    }

    private @Nullable TimeRange bounds(int[] events) {
        LongSummaryStatistics times =
                Arrays.stream(events).mapToLong(this::time).summaryStatistics();
        return events.length == 0 ? null : new TimeRange(times.getMin(), times.getMax());
    }
}
