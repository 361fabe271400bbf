/**
 * What {@code pattern} and the commands on top of it do with texts. Start with {@link dev.loggia.query.pattern.PatternRows}: a {@code Lexer} makes
 * each text into a signature, a {@code SignatureTable} counts signatures, and at the end {@code Clustering} joins those that differ in
 * values only.
 */
@NullMarked
package dev.loggia.query.pattern;

import org.jspecify.annotations.NullMarked;
