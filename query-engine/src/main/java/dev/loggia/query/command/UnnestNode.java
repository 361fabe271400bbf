package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.BatchOperator;
import dev.loggia.query.exec.RowExpansion;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.RowNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code unnest list into name} (section 3.16): a row of each element. What is no list counts as a list of one; an empty list and a
 * missing value give no row.
 */
public record UnnestNode(BoundExpression list, String into) implements RowNode {

    @Override
    public Set<String> reads() {
        return list.columns();
    }

    @Override
    public Set<String> defines() {
        return Set.of(into);
    }

    @Override
    public boolean keepsRows() {
        return false;
    }

    @Override
    public BatchOperator operator(Set<String> needed) {
        return new RowExpansion(List.of(into), this::elements);
    }

    private RowExpansion.RowValues elements(Batch batch) {
        Column column = Evaluator.evaluate(list, batch);
        return row -> elements(column.value(row));
    }

    private static List<@Nullable Value[]> elements(@Nullable Value value) {
        return switch (value) {
            case null -> List.of();
            case Value.ListValue list -> elements(list);
            case Value.MapValue map -> one(map);
            case Value.Text text -> one(text);
            case Value.Number number -> one(number);
            case Value.Bool bool -> one(bool);
            case Value.Timestamp timestamp -> one(timestamp);
        };
    }

    /** A row for each element. */
    static List<@Nullable Value[]> elements(Value.ListValue list) {
        return list.elements().stream().map(UnnestNode::row).toList();
    }

    /** One row. */
    static List<@Nullable Value[]> one(@Nullable Value value) {
        return List.<@Nullable Value[]>of(row(value));
    }

    private static @Nullable Value[] row(@Nullable Value value) {
        return new @Nullable Value[] {value};
    }

    @Override
    public String describe() {
        return "a row of each element of " + ExpressionText.of(list) + " as " + ExpressionText.name(into);
    }
}
