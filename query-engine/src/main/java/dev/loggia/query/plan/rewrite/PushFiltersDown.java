package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;

/**
 * Moves each filter towards the scan, past steps that neither make a column it reads nor cut rows: the fewer rows are left, the less is
 * computed, and a filter that reaches the scan can be left to the source.
 */
final class PushFiltersDown {

    private PushFiltersDown() {}

    static Plan apply(Plan plan) {
        Passage passage = new Passage();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof FilterNode filter) {
                passage.move(filter, filter.reads());
            } else if (node instanceof RowNode || node instanceof SortNode sort && sort.limit() == Long.MAX_VALUE) {
                passage.passable(node, node.defines());
            } else {
                passage.stay(node);
            }
        }
        return plan.withNodes(passage.nodes());
    }
}
