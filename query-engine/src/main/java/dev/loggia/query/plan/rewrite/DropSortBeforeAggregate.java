package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.CollectorNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.List;

/** {@code sort x | stats ...}: groups have an order of their own, so that of their rows is work for nothing. */
final class DropSortBeforeAggregate {

    private DropSortBeforeAggregate() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof SortNode
                    && nextNonRow(nodes, i + 1) instanceof CollectorNode next
                    && next.replacesRows()) {
                nodes.remove(i);
            }
        }
        return plan.withNodes(nodes);
    }

    private static PlanNode nextNonRow(List<PlanNode> nodes, int from) {
        for (PlanNode node : nodes.subList(from, nodes.size())) {
            if (!(node instanceof RowNode)) {
                return node;
            }
        }
        return nodes.getLast();
    }
}
