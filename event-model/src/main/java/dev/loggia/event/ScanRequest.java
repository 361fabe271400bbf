package dev.loggia.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scan is to yield, and what a source may use to do less. Only {@code range} and the predicates that the source
 * {@linkplain EventSource#promises promised} are binding; the rest are hints. Immutable.
 *
 * @param range only events in this range are yielded
 * @param fields the fields that will be asked for, by flat name ({@code a.0.b}); asking for another is allowed and slower
 * @param predicates all must be true; only those that the source promised
 * @param order in which order of time the rows are wanted, as a hint
 * @param afterSequence only events with a greater sequence are yielded; {@link Long#MIN_VALUE} for all. Binding
 * @param grid lines of time at which batches had better end, as a hint: a batch between two lines ({@link Batch#times}) falls into one
 *     bin as a whole, without its times being read. Null when nobody asks
 */
public record ScanRequest(
        TimeRange range,
        Set<String> fields,
        List<Predicate> predicates,
        ScanOrder order,
        long afterSequence,
        @Nullable TimeGrid grid) {

    /** Lines that cut time into bins. Immutable, thread-safe. */
    @FunctionalInterface
    public interface TimeGrid {
        /** The first line after a time, milliseconds since the epoch. */
        long next(long millis);
    }

    /** A wanted order of rows. */
    public enum ScanOrder {
        ANY,
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public ScanRequest {
        fields = Set.copyOf(fields);
        predicates = List.copyOf(predicates);
    }

    /** Every event of a range. */
    public static ScanRequest of(TimeRange range, Set<String> fields) {
        return new ScanRequest(range, fields, List.of(), ScanOrder.ANY, Long.MIN_VALUE, null);
    }

    public ScanRequest withPredicates(List<Predicate> newPredicates) {
        return new ScanRequest(range, fields, newPredicates, order, afterSequence, grid);
    }

    public ScanRequest withOrder(ScanOrder newOrder) {
        return new ScanRequest(range, fields, predicates, newOrder, afterSequence, grid);
    }

    public ScanRequest withAfterSequence(long sequence) {
        return new ScanRequest(range, fields, predicates, order, sequence, grid);
    }

    public ScanRequest withGrid(@Nullable TimeGrid newGrid) {
        return new ScanRequest(range, fields, predicates, order, afterSequence, newGrid);
    }
}
