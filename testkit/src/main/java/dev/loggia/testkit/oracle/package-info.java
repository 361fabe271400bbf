/**
 * A second opinion: the language read off its reference, row by row, without a thought for speed. Start with
 * {@link dev.loggia.testkit.oracle.Oracle}. It shares the syntax tree and the value classes with the engine and nothing else.
 */
@NullMarked
package dev.loggia.testkit.oracle;

import org.jspecify.annotations.NullMarked;
