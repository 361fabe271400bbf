package dev.loggia.event;

import java.util.List;
import java.util.Set;

/**
 * What a scan is to yield, and what a source may use to do less. Only {@code range} and the predicates that the source
 * {@linkplain EventSource#promises promised} are binding; the rest are hints. Immutable.
 *
 * @param range only events in this range are yielded
 * @param fields the fields that will be asked for, by flat name ({@code a.0.b}); asking for another is allowed and slower
 * @param predicates all must be true; only those that the source promised
 * @param order in which order of time the rows are wanted, as a hint
 * @param limit how many rows will be taken at most, as a hint; {@link Long#MAX_VALUE} for all
 * @param afterSequence only events with a greater sequence are yielded; {@link Long#MIN_VALUE} for all. Binding
 */
public record ScanRequest(
        TimeRange range,
        Set<String> fields,
        List<Predicate> predicates,
        ScanOrder order,
        long limit,
        long afterSequence) {

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
        return new ScanRequest(range, fields, List.of(), ScanOrder.ANY, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    public ScanRequest withPredicates(List<Predicate> newPredicates) {
        return new ScanRequest(range, fields, newPredicates, order, limit, afterSequence);
    }

    public ScanRequest withOrder(ScanOrder newOrder, long newLimit) {
        return new ScanRequest(range, fields, predicates, newOrder, newLimit, afterSequence);
    }
}
