package dev.loggia.query.function.aggregate;

import dev.loggia.event.Column;
import dev.loggia.query.function.AggregateState;
import org.jspecify.annotations.Nullable;

/** A state that sees only the numbers of its first argument. */
abstract class NumericState implements AggregateState {

    private final NumericRows rows = new NumericRows();

    /** Makes room for groups up to a count. */
    abstract void ensure(int groupCount);

    abstract void addWholes(int[] groups, long[] values, int count);

    abstract void addDecimals(int[] groups, double[] values, int count);

    @Override
    public final void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        ensure(groupCount);
        rows.read(arguments[0], groups, size);
        if (rows.wholeCount() > 0) {
            addWholes(rows.wholeGroups(), rows.wholes(), rows.wholeCount());
        }
        if (rows.decimalCount() > 0) {
            addDecimals(rows.decimalGroups(), rows.decimals(), rows.decimalCount());
        }
    }

    final long scratchBytes() {
        return rows.memoryBytes();
    }
}
