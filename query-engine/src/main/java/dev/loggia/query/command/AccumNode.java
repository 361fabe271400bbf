package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.aggregate.RunningSum;
import dev.loggia.query.plan.OrderedNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code accum}: the sum of a field over the rows so far (section 3.22). What a row without a number gets is doubtful: its own value
 * where the sum replaces the field, else none.
 *
 * @param column the numbers to add
 * @param result the column of the sums; the same for a sum that replaces the numbers
 */
public record AccumNode(String column, String result) implements OrderedNode {

    @Override
    public Set<String> reads() {
        return Set.of(column);
    }

    @Override
    public Set<String> defines() {
        return Set.of(result);
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return true;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        return this::start;
    }

    private OrderedOperator.State start(QueryContext context) {
        RunningSum sum = new RunningSum();
        return batch -> sums(batch, sum);
    }

    private Batch sums(Batch batch, RunningSum sum) {
        Column numbers = batch.column(column);
        boolean replaces = column.equals(result);
        @Nullable Value[] sums = new Value[batch.size()];
        for (int row = 0; row < sums.length; row++) {
            Value value = numbers.value(row);
            Value.Number number = Cell.number(value);
            if (number == null) {
                sums[row] = replaces ? value : null;
            } else {
                sum.add(number);
                sums[row] = sum.value();
            }
        }
        return batch.with(result, new Column.Mixed(sums, sums.length));
    }

    @Override
    public String describe() {
        return "running sum of " + ExpressionText.name(column) + " as " + ExpressionText.name(result);
    }
}
