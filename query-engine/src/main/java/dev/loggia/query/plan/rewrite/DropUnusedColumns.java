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
        List<PlanNode> fromTheEnd = new ArrayList<>();
        Set<String> needed = plan.shown();
        for (PlanNode node : plan.nodes().reversed()) {
            boolean unused =
                    node instanceof RowNode row && row.keepsRows() && Collections.disjoint(row.defines(), needed);
            if (!unused) {
                Plan.passUp(node, needed);
                fromTheEnd.add(node);
            }
        }
        return plan.withNodes(fromTheEnd.reversed());
    }
}
