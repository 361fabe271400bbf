/**
 * Syntax tree to plan, with every mistake of the text in one go: start with {@link dev.loggia.query.analysis.Analyzer}.
 */
@NullMarked
package dev.loggia.query.analysis;

import org.jspecify.annotations.NullMarked;
