package dev.loggia.event;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan of a {@link MemoryEventSource}. */
final class MemoryScan implements Scan {

    private final MemoryEventSource source;
    private final ScanRequest request;
    private final ScanContext context;
    private final List<PredicateFilter> filters;
    private final Iterator<Integer> partitionEnds;
    private int nextStart;
    private ScanStatistics statistics;

    MemoryScan(MemoryEventSource source, ScanRequest request, ScanContext context, List<Integer> partitionEnds) {
        this.source = source;
        this.request = request;
        this.context = context;
        this.filters = request.predicates().stream().map(PredicateFilter::of).toList();
        this.partitionEnds = partitionEnds.iterator();
        long bytesTotal = 0;
        for (int event = 0; event < source.events().size(); event++) {
            bytesTotal += source.message(event).length;
        }
        this.statistics = new ScanStatistics(0, 0, 0, 0, 0, bytesTotal, 0, null);
    }

    @Override
    public synchronized @Nullable Partition next() {
        if (!partitionEnds.hasNext()) {
            return null;
        }
        int start = nextStart;
        nextStart = partitionEnds.next();
        return new Range(start, nextStart);
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
        private final int end;
        private int next;

        Range(int start, int end) {
            this.next = start;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            if (next == end) {
                return null;
            }
            int first = next;
            next = Math.min(end, first + source.batchSize(first));
            int[] wanted = wanted(first, next);
            Batch batch = Batch.of(wanted.length, new MemoryBatch(source, wanted, request.fields()));
            for (PredicateFilter filter : filters) {
                batch = filter.filter(batch);
            }
            return batch;
        }

        /** The events of a range of the list that the request is about; counts them. */
        private int[] wanted(int first, int end) {
            int[] wanted = new int[end - first];
            int count = 0;
            long bytes = 0;
            long bytesRead = 0;
            long earliest = Long.MAX_VALUE;
            long latest = Long.MIN_VALUE;
            for (int i = first; i < end; i++) {
                LogEvent event = source.events().get(i);
                bytesRead += source.message(i).length;
                if (request.range().contains(event.timestamp()) && event.sequence() > request.afterSequence()) {
                    wanted[count++] = i;
                    bytes += source.message(i).length;
                    earliest = Math.min(earliest, event.timestamp());
                    latest = Math.max(latest, event.timestamp());
                }
            }
            TimeRange found = count == 0 ? null : new TimeRange(earliest, latest);
            count(new ScanStatistics(count, bytes, 0, 0, bytesRead, 0, 0, found));
            return Arrays.copyOf(wanted, count);
        }
    }
}
