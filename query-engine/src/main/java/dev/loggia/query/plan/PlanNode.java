package dev.loggia.query.plan;

import java.util.Set;

/** One step of a plan. Immutable; its running half is an operator or a collector. */
public interface PlanNode {

    /** The columns of its input that it reads. */
    Set<String> reads();

    /** The columns it adds or replaces. */
    Set<String> defines();

    /** Whether only the columns it defines exist after it, as after {@code stats}. */
    boolean replacesRows();

    /** What it does, in a line of {@code --explain}. */
    String describe();
}
