/**
 * Query text to syntax tree and back: start with {@link dev.loggia.grammar.QueryParser}. ANTLR stays inside this package.
 */
@NullMarked
package dev.loggia.grammar;

import org.jspecify.annotations.NullMarked;
