package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Moves each filter towards the scan, past steps that neither make a column it reads nor cut rows: the fewer rows are left, the less is
 * computed, and a filter that reaches the scan can be left to the source.
 */
final class PushFiltersDown {

    private PushFiltersDown() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        for (int i = 1; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof FilterNode filter) {
                for (int at = i; at > 0 && mayPass(filter, nodes.get(at - 1)); at--) {
                    Collections.swap(nodes, at, at - 1);
                }
            }
        }
        return plan.withNodes(nodes);
    }

    private static boolean mayPass(FilterNode filter, PlanNode earlier) {
        boolean passable = earlier instanceof SortNode sort && sort.limit() == Long.MAX_VALUE
                || earlier instanceof RowNode && !(earlier instanceof FilterNode);
        return passable && Collections.disjoint(filter.reads(), earlier.defines());
    }
}
