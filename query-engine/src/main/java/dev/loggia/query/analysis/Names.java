package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.expression.BoundExpression;
import java.util.Optional;

/** What names in an expression mean where it stands. */
interface Names {

    /** The meaning of a field, reported as a mistake when it has none. */
    Optional<BoundExpression> field(Expression.Field field);

    /** The column that holds the whole expression already, such as {@code count(*)} after {@code stats}. */
    Optional<BoundExpression> computed(Expression expression);

    /** A call of an aggregate, reported as a mistake where there can be none. */
    Optional<BoundExpression> aggregate(Expression.Call call);

    /** Whether a name that is an aggregate and a scalar function means the aggregate here. */
    boolean prefersAggregates();
}
