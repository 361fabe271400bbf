package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Columns that only the result shows are computed after the rows were cut, for the few that are left. */
final class ComputeAfterLimit {

    /** Above so many rows, computing them on all workers before the cut is worth more. */
    private static final long FEW = 20_000;

    private ComputeAfterLimit() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        for (int i = nodes.size() - 2; i >= 0; i--) {
            if (nodes.get(i) instanceof RowNode row && row.keepsRows()) {
                for (int at = i; at + 1 < nodes.size() && mayPass(row, nodes.get(at + 1)); at++) {
                    Collections.swap(nodes, at, at + 1);
                }
            }
        }
        return plan.withNodes(nodes);
    }

    private static boolean mayPass(RowNode row, PlanNode later) {
        return later instanceof SortNode sort
                && sort.limit() <= FEW
                && Collections.disjoint(row.defines(), sort.reads());
    }
}
