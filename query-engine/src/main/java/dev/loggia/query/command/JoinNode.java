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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code join} (section 3.24): a row for each of the joined rows whose key is equal.
 *
 * @param joined what the joined rows are called where the plan is shown
 * @param keepsAll whether a row without an equal one stays, with the joined columns missing
 * @param key of the rows that come in
 * @param columns the joined columns, as the table has their cells
 */
public record JoinNode(String joined, boolean keepsAll, BoundExpression key, JoinTable table, List<String> columns)
        implements RowNode {

    public JoinNode {
        columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads() {
        return key.columns();
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(columns);
    }

    @Override
    public boolean keepsRows() {
        return false;
    }

    @Override
    public BatchOperator operator(Set<String> needed) {
        return new RowExpansion(columns, this::rows);
    }

    private RowExpansion.RowValues rows(Batch batch) {
        Column keys = Evaluator.evaluate(key, batch);
        List<@Nullable Value[]> none =
                keepsAll ? List.<@Nullable Value[]>of(new @Nullable Value[columns.size()]) : List.of();
        return row -> {
            List<@Nullable Value[]> found = table.rows(keys.value(row));
            return found.isEmpty() ? none : found;
        };
    }

    @Override
    public String describe() {
        return (keepsAll ? "left join" : "join") + " with " + joined + " by " + ExpressionText.of(key) + ", adding "
                + columns.stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }
}
