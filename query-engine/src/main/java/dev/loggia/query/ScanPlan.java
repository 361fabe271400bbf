package dev.loggia.query;

import dev.loggia.event.EventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.TimestampText;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.exec.RowOrdering.Tie;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.expression.PredicateForm;
import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one source is asked to do for a plan.
 *
 * @param left the filters at the plan's start that the source did not promise to apply
 * @param promised those that it did
 */
record ScanPlan(EventSource source, ScanRequest request, List<FilterNode> left, List<FilterNode> promised) {

    /** @param range one of {@link Plan#ranges} */
    static ScanPlan of(Plan plan, EventSource source, TimeRange range, QueryOptions options) {
        List<FilterNode> left = new ArrayList<>();
        List<FilterNode> promised = new ArrayList<>();
        List<Predicate> predicates = new ArrayList<>();
        for (FilterNode filter : leadingFilters(plan)) {
            Optional<Predicate> predicate = PredicateForm.of(filter.condition());
            if (options.pushDown() && predicate.isPresent() && source.promises(predicate.get())) {
                predicates.add(predicate.get());
                promised.add(filter);
            } else {
                left.add(filter);
            }
        }
        Set<String> fields = new TreeSet<>(plan.neededBefore(0));
        fields.remove(SystemField.PTR);
        ScanRequest request =
                ScanRequest.of(range, fields).withPredicates(predicates).withAfterSequence(options.afterSequence());
        if (options.pushDown()) {
            request = request.withOrder(order(plan)).withGrid(BinLines.of(plan, promised));
        }
        return new ScanPlan(source, request, left, promised);
    }

    /** The filters that stand before anything else. */
    static List<FilterNode> leadingFilters(Plan plan) {
        List<FilterNode> filters = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (!(node instanceof FilterNode filter)) {
                break;
            }
            filters.add(filter);
        }
        return filters;
    }

    /**
     * Which end of time is wanted first: told by the first step that looks at order, if it keeps only some rows of an order that begins
     * with the events' own time.
     */
    static ScanOrder order(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            if (node instanceof SortNode sort && sort.limit() != Long.MAX_VALUE && beginsWithTime(sort.ordering())) {
                return sort.ordering().isDescending() == sort.last() ? ScanOrder.OLDEST_FIRST : ScanOrder.NEWEST_FIRST;
            }
            if (!(node instanceof RowNode) || node.defines().contains(SystemField.TIMESTAMP)) {
                return ScanOrder.ANY;
            }
        }
        return ScanOrder.ANY;
    }

    private static boolean beginsWithTime(RowOrdering ordering) {
        return ordering.keys().isEmpty()
                ? ordering.tie() != Tie.ARRIVAL
                : ordering.keys().getFirst().column().equals(SystemField.TIMESTAMP);
    }

    String describe() {
        StringBuilder text = new StringBuilder("scan ").append(source.name());
        TimeRange range = request.range();
        if (!range.equals(TimeRange.ALL)) {
            text.append(" from ").append(time(range.start())).append(" to ").append(time(range.end()));
        }
        text.append(", fields ")
                .append(request.fields().stream()
                        .sorted()
                        .map(field -> field.equals(SystemField.FIELDS)
                                ? "all that are discovered"
                                : ExpressionText.name(field))
                        .collect(Collectors.joining(", ", "[", "]")));
        if (!promised.isEmpty()) {
            text.append(", pushed down: ")
                    .append(promised.stream()
                            .map(filter -> ExpressionText.of(filter.condition()))
                            .collect(Collectors.joining(" and ")));
        }
        text.append(
                switch (request.order()) {
                    case ANY -> "";
                    case OLDEST_FIRST -> ", oldest first";
                    case NEWEST_FIRST -> ", newest first";
                });
        return text.toString();
    }

    private static String time(long millis) {
        return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE ? "any time" : TimestampText.format(millis);
    }
}
