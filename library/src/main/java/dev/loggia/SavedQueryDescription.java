package dev.loggia;

import java.time.Instant;

/**
 * A query that is saved. Immutable.
 *
 * @param id a UUID, which stays when the query is replaced
 * @param created when a query of this name was first saved
 * @param modified when it was last replaced
 */
public record SavedQueryDescription(String id, SavedQuery query, Instant created, Instant modified) {}
