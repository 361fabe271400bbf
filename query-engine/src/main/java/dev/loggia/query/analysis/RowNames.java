package dev.loggia.query.analysis;

import dev.loggia.diagnostic.NearMiss;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.expression.BoundExpression;
import java.util.List;
import java.util.Optional;

/** Names where an expression is computed for each row: {@code fields}, {@code filter}, arguments of aggregates. */
final class RowNames implements Names {

    private final Scope scope;
    private final Problems problems;
    private final String where;

    /** @param where what an aggregate found here stands in, for the message */
    RowNames(Scope scope, Problems problems, String where) {
        this.scope = scope;
        this.problems = problems;
        this.where = where;
    }

    @Override
    public Optional<BoundExpression> field(Expression.Field field) {
        Optional<BoundExpression> found = scope.resolve(field.name())
                .or(() -> scope.columnOfText(field.name().flat()).map(BoundExpression.ColumnReference::new));
        if (found.isEmpty()) {
            reportUnknown(field);
        }
        return found;
    }

    private void reportUnknown(Expression.Field field) {
        String name = field.name().flat();
        Optional<JoinedRows> joined = scope.joinedRows(field.name());
        if (joined.isPresent()) {
            List<String> columns = joined.get().columns();
            problems.error(
                    "unknown-symbol",
                    field.span(),
                    "the joined rows have no column " + name,
                    NearMiss.of(name, columns)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("they have " + String.join(", ", columns)));
            return;
        }
        String known = String.join(", ", scope.madeNames());
        String hint = NearMiss.of(name, scope.madeNames())
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        name.equals("@timestamp") && scope.rowsOf().equals("stats")
                                ? "carry the time on, for example with max(@timestamp) as @timestamp or by bin(5m) as @t"
                                : "after " + scope.rowsOf() + " there are only its columns: " + known);
        problems.error("unknown-symbol", field.span(), "unknown field " + name + " after " + scope.rowsOf(), hint);
    }

    @Override
    public Optional<BoundExpression> computed(Expression expression) {
        boolean isName = expression instanceof Expression.Field field
                && scope.origin(field.name().flat()).isPresent();
        boolean mayBeColumn = !scope.events()
                && !isName
                && !(expression instanceof Expression.Literal)
                && !(expression instanceof Expression.Pattern)
                && !(expression instanceof Expression.Subquery);
        return mayBeColumn
                ? scope.columnOfText(QueryParser.print(expression)).map(BoundExpression.ColumnReference::new)
                : Optional.empty();
    }

    @Override
    public Optional<BoundExpression> aggregate(Expression.Call call) {
        if (where.equals(StatsAnalyzer.ARGUMENT)) {
            problems.error(
                    "nested-aggregate",
                    call.span(),
                    call.name() + " cannot stand inside another aggregate",
                    "compute it in a first stats, then aggregate its column in a second");
        } else {
            problems.error(
                    "aggregate-outside-stats",
                    call.span(),
                    call.name() + " is an aggregate: it stands in stats, not in " + where,
                    "write stats " + QueryParser.print(call) + " as a stage of its own");
        }
        return Optional.empty();
    }

    @Override
    public boolean prefersAggregates() {
        return false;
    }
}
