package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.RowNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code parse} and {@code json}: adds the fields of an extraction. A row without a match stays, without the fields.
 *
 * @param aliases the names of the extraction's fields, in its order
 */
public record ExtractNode(BoundExpression input, Extraction extraction, List<String> aliases) implements RowNode {

    public ExtractNode {
        aliases = List.copyOf(aliases);
    }

    @Override
    public Set<String> reads() {
        return input.columns();
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(aliases);
    }

    @Override
    public boolean keepsRows() {
        return true;
    }

    @Override
    public RowOperator operator(Set<String> needed) {
        return this::extract;
    }

    private Batch extract(Batch batch) {
        Column[] columns = extraction.extract(Evaluator.evaluate(input, batch), batch.size());
        Batch extended = batch;
        for (int i = 0; i < columns.length; i++) {
            extended = extended.with(aliases.get(i), columns[i]);
        }
        return extended;
    }

    @Override
    public String describe() {
        return extraction.describe() + " of " + ExpressionText.of(input) + " as " + String.join(", ", aliases);
    }
}
