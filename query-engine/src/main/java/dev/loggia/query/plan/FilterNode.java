package dev.loggia.query.plan;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.Predicate;
import dev.loggia.event.PredicateFilter;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.expression.PredicateForm;
import java.util.Optional;
import java.util.Set;

/** Keeps the rows in which a condition is true; neither false nor missing will do (section 2.4). */
public record FilterNode(BoundExpression condition) implements RowNode {

    @Override
    public Set<String> reads() {
        return condition.columns();
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean keepsRows() {
        return false;
    }

    @Override
    public RowOperator operator(Set<String> needed) {
        Optional<Predicate> predicate = PredicateForm.of(condition);
        if (predicate.isPresent()) {
            PredicateFilter filter = PredicateFilter.of(predicate.get());
            return filter::filter;
        }
        return this::evaluate;
    }

    private Batch evaluate(Batch batch) {
        Column truth = Evaluator.evaluate(condition, batch);
        int[] rows = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (Boolean.TRUE.equals(Comparison.truth(truth.value(row)))) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    @Override
    public String describe() {
        return "filter " + ExpressionText.of(condition);
    }
}
