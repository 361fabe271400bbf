package dev.loggia.query.plan;

import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.RowLayout;

/**
 * A step that sees the rows in order, once: those of the last sort, or newest first. Nothing moves past it, unless
 * {@link #needsOnlyRowsBefore} says so.
 */
public interface OrderedNode extends PlanNode {

    /** @param layout the columns that later steps read, and whether the rows are events */
    OrderedOperator operator(RowLayout layout);

    /**
     * Whether each row comes out exactly once, in its place, and depends on no row after it: then the first rows of the result come from
     * the first rows of the input, and a limit may go before this step.
     */
    boolean needsOnlyRowsBefore();

    @Override
    default boolean replacesRows() {
        return false;
    }
}
