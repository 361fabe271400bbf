/** Queries that a query may name: start with {@link dev.loggia.query.saved.SavedQuery}. */
@NullMarked
package dev.loggia.query.saved;

import org.jspecify.annotations.NullMarked;
