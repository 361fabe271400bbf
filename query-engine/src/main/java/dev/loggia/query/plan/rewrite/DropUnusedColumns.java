package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A column that nothing reads is not computed. */
final class DropUnusedColumns {

    private DropUnusedColumns() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof RowNode row && row.keepsRows()) {
                Set<String> needed = plan.withNodes(nodes).neededBefore(i + 1);
                if (Collections.disjoint(row.defines(), needed)) {
                    nodes.remove(i);
                }
            }
        }
        return plan.withNodes(nodes);
    }
}
