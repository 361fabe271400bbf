package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Predicate;
import dev.loggia.event.PredicateFilter;
import java.util.List;
import java.util.Map;

/** Tells segments in which a predicate cannot be true by what their columns are, without reading them. */
final class SegmentVerdict {

    /** A larger dictionary is not searched beforehand. */
    private static final int LARGEST_DICTIONARY = 1_000;

    private SegmentVerdict() {}

    /** Whether some row of the segment may satisfy all predicates. */
    static boolean mayMatch(List<Predicate> predicates, SegmentScan scan) {
        return predicates.stream().allMatch(predicate -> mayMatch(predicate, scan));
    }

    private static boolean mayMatch(Predicate predicate, SegmentScan scan) {
        return switch (predicate) {
            case Predicate.Contains contains -> mayMatch(contains.field(), predicate, scan);
            case Predicate.Matches matches -> mayMatch(matches.field(), predicate, scan);
            case Predicate.Compare compare -> mayMatch(compare.field(), predicate, scan);
            case Predicate.In in -> mayMatch(in.field(), predicate, scan);
            case Predicate.Present present -> !isKnownToBeAbsent(present.field(), scan);
            case Predicate.And and -> mayMatch(and.operands(), scan);
            case Predicate.Or or -> or.operands().stream().anyMatch(operand -> mayMatch(operand, scan));
            case Predicate.Not not -> true;
        };
    }

    /** A comparison with a field that no event has is neither true nor false; one that no value of a dictionary passes is not true. */
    private static boolean mayMatch(String field, Predicate predicate, SegmentScan scan) {
        if (isKnownToBeAbsent(field, scan)) {
            return false;
        }
        Column dictionary = scan.dictionary(field, LARGEST_DICTIONARY);
        return dictionary == null
                || PredicateFilter.select(
                                predicate,
                                Batch.of(dictionary.size(), Map.of(field, dictionary)),
                                new int[dictionary.size()])
                        > 0;
    }

    private static boolean isKnownToBeAbsent(String field, SegmentScan scan) {
        FieldPlan plan = scan.plan(field);
        return plan != null && plan.isAbsent();
    }
}
