package dev.loggia.query.plan.rewrite;

import dev.loggia.query.plan.Plan;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rewrites in the order in which they are applied. The first makes the order of rows explicit; none changes the result. */
public final class Rewrites {

    private static final List<UnaryOperator<Plan>> ALL = List.of(
            OrderEvents::apply,
            DropSortBeforeAggregate::apply,
            PushFiltersDown::apply,
            MergeSortAndLimit::apply,
            ComputeAfterLimit::apply,
            DropUnusedColumns::apply);

    private Rewrites() {}

    public static Plan apply(Plan plan) {
        Plan rewritten = plan;
        for (UnaryOperator<Plan> rewrite : ALL) {
            rewritten = rewrite.apply(rewritten);
        }
        return rewritten;
    }
}
