package dev.loggia.query.plan.rewrite;

import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.plan.DistinctNode;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.OrderedNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Events come from parallel workers in no order; the language takes them newest first (section 6.3). So whatever depends on the order
 * gets a sort before it, unless the rows are in order already.
 */
final class OrderEvents {

    private OrderEvents() {}

    static Plan apply(Plan plan) {
        List<PlanNode> nodes = new ArrayList<>();
        boolean ordered = false;
        for (PlanNode node : plan.nodes()) {
            if (!ordered && looksAtOrder(node)) {
                nodes.add(new SortNode(RowOrdering.NEWEST_FIRST));
                ordered = true;
            }
            if (node instanceof SortNode sort && ordered) {
                nodes.add(new SortNode(new RowOrdering(sort.ordering().keys(), RowOrdering.Tie.ARRIVAL)));
            } else if (node instanceof DistinctNode distinct && ordered) {
                nodes.add(new DistinctNode(distinct.fields(), new RowOrdering(List.of(), RowOrdering.Tie.ARRIVAL)));
            } else {
                nodes.add(node);
            }
            ordered |= node instanceof SortNode || node instanceof DistinctNode || node.replacesRows();
        }
        if (!ordered) {
            nodes.add(new SortNode(RowOrdering.NEWEST_FIRST));
        }
        return plan.withNodes(nodes);
    }

    private static boolean looksAtOrder(PlanNode node) {
        return node instanceof OrderedNode || node instanceof LimitNode limit && limit.kind() != LimitNode.Kind.ANY;
    }
}
