package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.BatchOperator;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.lookup.LookupTable;
import dev.loggia.query.lookup.RowMatch;
import dev.loggia.query.plan.RowNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code lookup} and {@code cidrlookup} (sections 3.18 and 3.19): adds cells of the table's row that belongs to an event.
 *
 * @param inputs the event's values that {@code match} compares
 */
public record LookupNode(LookupTable table, RowMatch match, List<BoundExpression> inputs, List<Output> outputs)
        implements RowNode {

    public LookupNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * A column that is added.
     *
     * @param cell index of the table's column
     * @param kept what stays where it is not missing, as by {@code OUTPUTNEW}; null when a cell, or its absence, replaces everything
     */
    public record Output(String column, int cell, @Nullable BoundExpression kept) {}

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        inputs.forEach(input -> reads.addAll(input.columns()));
        for (Output output : outputs) {
            if (output.kept != null) {
                reads.addAll(output.kept.columns());
            }
        }
        return reads;
    }

    @Override
    public Set<String> defines() {
        return outputs.stream().map(Output::column).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean keepsRows() {
        return true;
    }

    @Override
    public BatchOperator operator(Set<String> needed) {
        List<Output> wanted = outputs.stream()
                .filter(output -> needed.contains(output.column))
                .toList();
        RowOperator operator = batch -> add(wanted, batch);
        return operator;
    }

    private Batch add(List<Output> wanted, Batch batch) {
        int[] rows = rows(batch);
        List<Column> columns = new ArrayList<>();
        for (Output output : wanted) {
            Column kept = output.kept == null ? Column.missing(rows.length) : Evaluator.evaluate(output.kept, batch);
            @Nullable Value[] values = new Value[rows.length];
            for (int row = 0; row < rows.length; row++) {
                Value value = kept.value(row);
                values[row] = value == null ? cell(rows[row], output.cell) : value;
            }
            columns.add(new Column.Mixed(values, values.length));
        }
        Batch extended = batch;
        for (int i = 0; i < columns.size(); i++) {
            extended = extended.with(wanted.get(i).column, columns.get(i));
        }
        return extended;
    }

    private int[] rows(Batch batch) {
        Column[] columns =
                inputs.stream().map(input -> Evaluator.evaluate(input, batch)).toArray(Column[]::new);
        @Nullable Value[] values = new Value[columns.length];
        int[] rows = new int[batch.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = columns[i].value(row);
            }
            rows[row] = match.row(values);
        }
        return rows;
    }

    private @Nullable Value cell(int row, int column) {
        String cell = row < 0 ? null : table.cell(row, column);
        return cell == null ? null : Value.of(cell);
    }

    @Override
    public String describe() {
        return "look up "
                + inputs.stream().map(ExpressionText::of).collect(Collectors.joining(", "))
                + " in " + table.name() + " by " + match.describe() + ", adding "
                + outputs.stream()
                        .map(output -> ExpressionText.name(output.column) + (output.kept == null ? "" : " if missing"))
                        .collect(Collectors.joining(", "));
    }
}
