/** Syntax tree to plan to results, over any event source. */
@NullMarked
package dev.loggia.query;

import org.jspecify.annotations.NullMarked;
