/**
 * Expressions whose names are resolved: {@link dev.loggia.query.expression.BoundExpression} is the tree,
 * {@link dev.loggia.query.expression.Evaluator} computes it column by column.
 */
@NullMarked
package dev.loggia.query.expression;

import org.jspecify.annotations.NullMarked;
