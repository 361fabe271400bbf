/** Query text to syntax tree and back. */
@NullMarked
package dev.loggia.grammar;

import org.jspecify.annotations.NullMarked;
