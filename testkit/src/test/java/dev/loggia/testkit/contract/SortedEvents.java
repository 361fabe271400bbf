package dev.loggia.testkit.contract;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source like a stored log group: events in order of time, batches that know their bounds, end at the lines of the grid and are left out
 * when nobody wants them any more, a dictionary that all batches share and that fills as it is used. Writes down what it was asked for.
 */
final class SortedEvents implements EventSource {

    private static final long BYTES = 10;

    private final long[] times;
    private final int batchRows;
    private final Value[] dictionary = new Value[7];
    private final List<TimeRange> given = new ArrayList<>();
    private final Set<String> loaded = new TreeSet<>();
    private ScanRequest request = ScanRequest.of(TimeRange.ALL, Set.of());

    /** @param times ascending. @param batchRows rows of a batch at most */
    SortedEvents(long[] times, int batchRows) {
        this.times = times;
        this.batchRows = batchRows;
    }

    /** The bounds of the batches handed out so far. */
    List<TimeRange> given() {
        return given;
    }

    /** The columns that were loaded. */
    Set<String> loaded() {
        return loaded;
    }

    /** The last request. */
    ScanRequest request() {
        return request;
    }

    /** What an event's {@code k} reads; missing for some. */
    static String key(int event) {
        return event % 11 == 0 ? null : "key" + event % 7;
    }

    @Override
    public String name() {
        return "sorted";
    }

    @Override
    public boolean promises(Predicate predicate) {
        return false;
    }

    @Override
    public OptionalLong estimatedBytes(ScanRequest newRequest) {
        return OptionalLong.of(BYTES * times.length);
    }

    @Override
    public Scan scan(ScanRequest newRequest, ScanContext context) {
        request = newRequest;
        return new SortedScan(context);
    }

    private List<int[]> slices() {
        List<int[]> slices = new ArrayList<>();
        for (int start = 0; start < times.length; ) {
            int end = start + 1;
            while (end < Math.min(times.length, start + batchRows)
                    && (request.grid() == null
                            || request.grid().next(times[end]) == request.grid().next(times[start]))) {
                end++;
            }
            slices.add(new int[] {start, end});
            start = end;
        }
        if (request.order() == ScanOrder.NEWEST_FIRST) {
            Collections.reverse(slices);
        }
        return slices;
    }

    private Column load(String field, int first, int[] rows, int count) {
        loaded.add(field);
        long[] numbers = new long[count];
        switch (field) {
            case SystemField.TIMESTAMP, SystemField.EVENT_TIME -> {
                for (int i = 0; i < count; i++) {
                    numbers[i] = times[first + rows[i]];
                }
                return new Column.Timestamps(numbers, count);
            }
            case SystemField.SEQUENCE, "n" -> {
                for (int i = 0; i < count; i++) {
                    numbers[i] = first + rows[i];
                }
                return new Column.Wholes(numbers, null, count);
            }
            case "k" -> {
                int[] ordinals = new int[count];
                for (int i = 0; i < count; i++) {
                    int event = first + rows[i];
                    ordinals[i] = key(event) == null ? -1 : event % 7;
                    if (ordinals[i] >= 0) {
                        dictionary[ordinals[i]] = Value.of(key(event));
                    }
                }
                return new Column.Ordinals(dictionary, ordinals, count);
            }
            default -> {
                return null;
            }
        }
    }

    private final class SortedScan implements Scan {
        private final ScanContext context;
        private final List<int[]> slices = slices();
        private boolean taken;
        private ScanStatistics statistics = ScanStatistics.NONE;

        SortedScan(ScanContext context) {
            this.context = context;
        }

        @Override
        public synchronized Partition next() {
            Partition partition = taken ? null : this::batch;
            taken = true;
            return partition;
        }

        private Batch batch() {
            while (!slices.isEmpty()) {
                int[] slice = slices.removeFirst();
                int first = slice[0];
                int size = slice[1] - first;
                TimeRange bounds = new TimeRange(times[first], times[slice[1] - 1]);
                TimeRange wanted = context.wantedTimes();
                if (bounds.start() <= wanted.end() && wanted.start() <= bounds.end()) {
                    statistics = statistics.plus(new ScanStatistics(size, size * BYTES, 0, 0, 0, 0, 1, bounds));
                    given.add(bounds);
                    return Batch.of(size, (field, rows, count) -> load(field, first, rows, count), bounds);
                }
                statistics = statistics.plus(new ScanStatistics(0, 0, size, size * BYTES, 0, 0, 0, bounds));
            }
            return null;
        }

        @Override
        public ScanStatistics statistics() {
            return statistics;
        }

        @Override
        public void close() {}
    }
}
