package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates an item of {@code stats} over a group: aggregates become literals, then the rest is evaluated like any expression. */
final class OracleStatsItem {

    private final OracleAggregates aggregates;
    private final OracleExpressions expressions;
    private final List<OracleRow> group;

    OracleStatsItem(OracleAggregates aggregates, OracleExpressions expressions, List<OracleRow> group) {
        this.aggregates = aggregates;
        this.expressions = expressions;
        this.group = group;
    }

    /** @param result the columns of the group so far, for aliases of the same list */
    @Nullable
    Value evaluate(Expression expression, OracleRow result) {
        OracleRow[] row = {result};
        Expression rest = replaced(expression, row);
        return expressions.evaluate(rest, row[0]);
    }

    /** The expression with a field in place of each aggregate; the fields are added to the row. */
    private Expression replaced(Expression expression, OracleRow[] row) {
        return switch (expression) {
            case Expression.Call call -> replaced(call, row);
            case Expression.Arithmetic arithmetic ->
                new Expression.Arithmetic(
                        arithmetic.operator(),
                        replaced(arithmetic.left(), row),
                        replaced(arithmetic.right(), row),
                        arithmetic.span());
            case Expression.Compare compare ->
                new Expression.Compare(
                        compare.comparison(),
                        replaced(compare.left(), row),
                        replaced(compare.right(), row),
                        compare.span());
            case Expression.Unary unary ->
                new Expression.Unary(unary.operator(), replaced(unary.operand(), row), unary.span());
            default -> expression;
        };
    }

    private Expression replaced(Expression.Call call, OracleRow[] row) {
        if (OracleAggregates.isAggregate(call)) {
            String name = "aggregate at " + call.span().start();
            row[0] = row[0].with(name, aggregates.apply(call, group));
            return new Expression.Field(FieldName.of(name), call.span());
        }
        return new Expression.Call(
                call.name(),
                call.nameSpan(),
                call.star(),
                call.arguments().stream()
                        .map(argument -> replaced(argument, row))
                        .toList(),
                call.span());
    }
}
