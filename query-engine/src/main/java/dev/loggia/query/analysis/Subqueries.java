package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.Plan.OutputColumn;
import dev.loggia.query.source.NamedSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries in parentheses that one query has (section 3.24). */
final class Subqueries {

    private final String text;
    private final Settings settings;
    private final Problems problems;
    private final SubqueryRegistry registry;
    private final @Nullable List<NamedSource> sources;
    private final boolean nested;

    /**
     * @param sources what the query around them reads; null for the standard sources
     * @param nested whether that is a query in parentheses itself
     */
    Subqueries(
            String text,
            Settings settings,
            Problems problems,
            SubqueryRegistry registry,
            @Nullable List<NamedSource> sources,
            boolean nested) {
        this.text = text;
        this.settings = settings;
        this.problems = problems;
        this.registry = registry;
        this.sources = sources;
        this.nested = nested;
    }

    @Nullable
    List<NamedSource> sources() {
        return sources;
    }

    /** An analysis of a query in parentheses, to be started. One that names a range of time keeps to that, not to the range around it. */
    QueryAnalyzer of(Query query) {
        if (nested && settings.strict()) {
            problems.error(
                    "command-order",
                    query.span(),
                    "the service takes no query in parentheses within another",
                    "without --strict it is accepted");
        }
        boolean ownRange = query.sources().stream().anyMatch(source -> source.start() != null || source.end() != null);
        Settings inner = ownRange ? settings.withRange(TimeRange.ALL) : settings;
        return new QueryAnalyzer(text, query, inner, problems, registry, this);
    }

    /** The rows of a query in parentheses; empty when it must run first. */
    Optional<SubqueryRows> rows(SourceSpan span, Plan plan) {
        return registry.rows(span, plan);
    }

    /** What the last query is called that has not run. */
    String name() {
        return registry.name();
    }

    /** {@code value in (query)}: what is missing among its rows equals nothing. */
    Optional<BoundExpression> membership(Expression.In in, BoundExpression value, Expression.Subquery subquery) {
        QueryAnalyzer inner = of(subquery.query());
        inner.analyze(false);
        Optional<OutputColumn> column = column(in.value(), inner);
        if (column.isEmpty()) {
            problems.error(
                    "subquery-column",
                    subquery.span(),
                    "the subquery names no field to compare with",
                    "let it end with the field: ... | fields id");
            return Optional.empty();
        }
        Optional<SubqueryRows> rows = rows(subquery.span(), inner.plan(List.of(column.get())));
        if (rows.isEmpty()) {
            return Optional.of(new BoundExpression.InSubquery(value, name()));
        }
        Set<Value> distinct = new LinkedHashSet<>();
        for (@Nullable Value[] row : rows.get().rows()) {
            if (row[0] != null) {
                distinct.add(row[0]);
            }
        }
        List<BoundExpression> candidates = new ArrayList<>();
        distinct.forEach(candidate -> candidates.add(new BoundExpression.Constant(candidate)));
        return Optional.of(new BoundExpression.InList(value, candidates));
    }

    /** The column named like the field that is compared, else the first; empty when the query shows none of its own. */
    private static Optional<OutputColumn> column(Expression value, QueryAnalyzer inner) {
        if (inner.scope().showsEventsAsTheyAre()) {
            return Optional.empty();
        }
        String like = value instanceof Expression.Field field ? field.name().flat() : "";
        return inner.output().stream()
                .filter(column -> column.name().equals(like))
                .findFirst()
                .or(() -> inner.output().stream().findFirst());
    }
}
