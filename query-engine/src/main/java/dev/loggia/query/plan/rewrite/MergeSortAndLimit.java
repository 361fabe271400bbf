package dev.loggia.query.plan.rewrite;

import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.plan.DistinctNode;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.OrderedNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sort x | limit n} keeps n rows instead of all, and {@code sort x | dedup f} one row a value, even with computed columns in
 * between. The first rows may also be taken before a running sum and the like, which needs only the rows before each.
 */
final class MergeSortAndLimit {

    private MergeSortAndLimit() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof SortNode sort && sort.limit() == Long.MAX_VALUE) {
                merge(nodes, i, sort);
            }
        }
        return plan.withNodes(nodes);
    }

    private static void merge(List<PlanNode> nodes, int sortAt, SortNode sort) {
        int next = sortAt + 1;
        boolean onlyFirst = false;
        while (next < nodes.size() && mayBeCutBefore(nodes.get(next))) {
            onlyFirst |= nodes.get(next) instanceof OrderedNode;
            next++;
        }
        if (next == nodes.size()) {
            return;
        }
        if (nodes.get(next) instanceof LimitNode limit) {
            if (onlyFirst && limit.kind() == LimitNode.Kind.LAST) {
                return;
            }
            nodes.remove(next);
            nodes.set(
                    sortAt,
                    new SortNode(
                            sort.ordering(), limit.count(), limit.kind() == LimitNode.Kind.LAST, limit.announced()));
        } else if (next == sortAt + 1
                && nodes.get(next) instanceof DistinctNode distinct
                && distinct.ordering().tie() == RowOrdering.Tie.ARRIVAL) {
            nodes.remove(next);
            nodes.set(sortAt, new DistinctNode(distinct.fields(), sort.ordering()));
        }
    }

    private static boolean mayBeCutBefore(PlanNode node) {
        return node instanceof RowNode row && row.keepsRows()
                || node instanceof OrderedNode ordered && ordered.needsOnlyRowsBefore();
    }
}
