package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;

/** Columns that only the result shows are computed after the rows were cut, for the few that are left. */
final class ComputeAfterLimit {

    /** Above so many rows, computing them on all workers before the cut is worth more. */
    private static final long FEW = 20_000;

    private ComputeAfterLimit() {}

    static Plan apply(Plan plan) {
        Passage fromTheEnd = new Passage();
        for (PlanNode node : plan.nodes().reversed()) {
            if (node instanceof RowNode row && row.keepsRows()) {
                fromTheEnd.move(row, row.defines());
            } else if (node instanceof SortNode sort && sort.limit() <= FEW) {
                fromTheEnd.passable(sort, sort.reads());
            } else {
                fromTheEnd.stay(node);
            }
        }
        return plan.withNodes(fromTheEnd.nodes().reversed());
    }
}
