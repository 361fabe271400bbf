package dev.loggia.query.plan;

import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import java.util.Set;

/** Adds or replaces one column. */
public record ExtendNode(String column, BoundExpression expression) implements RowNode {

    @Override
    public Set<String> reads() {
        return expression.columns();
    }

    @Override
    public Set<String> defines() {
        return Set.of(column);
    }

    @Override
    public boolean keepsRows() {
        return true;
    }

    @Override
    public RowOperator operator(Set<String> needed) {
        return batch -> batch.with(column, Evaluator.evaluate(expression, batch));
    }

    @Override
    public String describe() {
        return "compute " + ExpressionText.name(column) + " = " + ExpressionText.of(expression);
    }
}
