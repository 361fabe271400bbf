/** The scalar functions, one class a subject; {@link dev.loggia.query.function.scalar.ScalarFunctions} lists them. */
@NullMarked
package dev.loggia.query.function.scalar;

import org.jspecify.annotations.NullMarked;
