/** The aggregate functions, one class a subject; {@link dev.loggia.query.function.aggregate.AggregateFunctions} lists them. */
@NullMarked
package dev.loggia.query.function.aggregate;

import org.jspecify.annotations.NullMarked;
