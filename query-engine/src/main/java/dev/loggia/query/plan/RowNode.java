package dev.loggia.query.plan;

import dev.loggia.query.exec.BatchOperator;
import java.util.Set;

/** A step that handles each row by itself, so that workers can do it before anything is merged. */
public interface RowNode extends PlanNode {

    /** @param needed those of the columns it defines that later steps read; the others need not be computed */
    BatchOperator operator(Set<String> needed);

    /** Whether each row comes out exactly once. */
    boolean keepsRows();

    @Override
    default boolean replacesRows() {
        return false;
    }
}
