/**
 * The syntax tree of a query: start with {@link dev.loggia.grammar.tree.Query}. One record per command, a handful for
 * expressions. Every node keeps its place in the query text.
 */
@NullMarked
package dev.loggia.grammar.tree;

import org.jspecify.annotations.NullMarked;
