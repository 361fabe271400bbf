package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.aggregate.RunningSum;
import dev.loggia.query.plan.RowNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code addtotals row=true}: the sum of each row (section 3.21). Text that is no number, times and structures are left out; a row
 * without any number gets 0, which is doubtful.
 *
 * @param columns what is added up
 * @param result the column of the sums
 */
public record RowTotalNode(List<String> columns, String result) implements RowNode {

    public RowTotalNode {
        columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(columns);
    }

    @Override
    public Set<String> defines() {
        return Set.of(result);
    }

    @Override
    public boolean keepsRows() {
        return true;
    }

    @Override
    public RowOperator operator(Set<String> needed) {
        return this::addTotal;
    }

    private Batch addTotal(Batch batch) {
        List<Column> summed = columns.stream().map(batch::column).toList();
        @Nullable Value[] totals = new Value[batch.size()];
        for (int row = 0; row < totals.length; row++) {
            RunningSum sum = new RunningSum();
            sum.add(Value.of(0L));
            for (Column column : summed) {
                Value.Number number = Cell.number(column.value(row));
                if (number != null) {
                    sum.add(number);
                }
            }
            totals[row] = sum.value();
        }
        return batch.with(result, new Column.Mixed(totals, totals.length));
    }

    @Override
    public String describe() {
        return "compute " + ExpressionText.name(result) + " = total of "
                + columns.stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }
}
