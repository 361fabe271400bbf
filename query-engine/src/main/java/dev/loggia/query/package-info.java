/**
 * Runs queries over event sources: start with {@link dev.loggia.query.QueryEngine}.
 */
@NullMarked
package dev.loggia.query;

import org.jspecify.annotations.NullMarked;
