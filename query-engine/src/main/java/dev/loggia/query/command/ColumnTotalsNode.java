package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.OrderKeys;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.aggregate.RunningSum;
import dev.loggia.query.plan.OrderedNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code addtotals col=true}: a last row with the sum of each column (sections 3.21 and 15.8). It has nothing in the other columns, nor
 * where a column holds no number, and there is none where there are no rows at all; all of that is doubtful. To later steps it is a row
 * like any other.
 */
public record ColumnTotalsNode(List<String> columns) implements OrderedNode {

    public ColumnTotalsNode {
        columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(columns);
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return false;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        return context -> new Totals(columns, layout.events());
    }

    @Override
    public String describe() {
        return "add a row of totals of "
                + columns.stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }

    private static final class Totals implements OrderedOperator.State {
        private final Map<String, RunningSum> sums = new LinkedHashMap<>();
        private final boolean events;
        private boolean anyRow;

        Totals(List<String> columns, boolean events) {
            columns.forEach(column -> sums.put(column, new RunningSum()));
            this.events = events;
        }

        @Override
        public Batch add(Batch batch) {
            anyRow |= batch.size() > 0;
            sums.forEach((name, sum) -> {
                Column column = batch.column(name);
                for (int row = 0; row < batch.size(); row++) {
                    Value.Number number = Cell.number(column.value(row));
                    if (number != null) {
                        sum.add(number);
                    }
                }
            });
            return batch;
        }

        @Override
        public Iterator<Batch> finish() {
            if (!anyRow) {
                return OrderedOperator.State.super.finish();
            }
            Map<String, Column> totals = new HashMap<>();
            sums.forEach((name, sum) -> totals.put(name, new Column.Constant(sum.value(), 1)));
            Batch row = Batch.of(1, totals);
            return List.of(events ? OrderKeys.addNone(row) : row).iterator();
        }
    }
}
