package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.JsonText;
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
 * {@code expand field} (section 3.17): a row of each element of an array, a list or the JSON text of one, in the field's place. A row
 * without an array stays as it is; an empty array has no element and gives no row.
 */
public record ExpandNode(BoundExpression field, String column) implements RowNode {

    @Override
    public Set<String> reads() {
        return field.columns();
    }

    @Override
    public Set<String> defines() {
        return Set.of(column);
    }

    @Override
    public boolean keepsRows() {
        return false;
    }

    @Override
    public BatchOperator operator(Set<String> needed) {
        return new RowExpansion(List.of(column), this::elements);
    }

    private RowExpansion.RowValues elements(Batch batch) {
        Column values = Evaluator.evaluate(field, batch);
        return row -> elements(values.value(row));
    }

    private static List<@Nullable Value[]> elements(@Nullable Value value) {
        Value structure = value instanceof Value.Text text ? JsonText.parse(text.text()) : value;
        return structure instanceof Value.ListValue list ? UnnestNode.elements(list) : UnnestNode.one(value);
    }

    @Override
    public String describe() {
        return "a row of each element of " + ExpressionText.of(field);
    }
}
