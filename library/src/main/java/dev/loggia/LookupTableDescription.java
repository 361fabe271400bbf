package dev.loggia;

import java.time.Instant;
import java.util.List;

/**
 * A lookup table that is stored. Immutable.
 *
 * @param id a UUID, which stays when the table is replaced
 * @param columns their names, in their order
 * @param rows how many it has, the header not counted
 * @param bytes of CSV
 * @param created when a table of this name was first stored
 * @param modified when it was last replaced
 */
public record LookupTableDescription(
        String id, String name, List<String> columns, long rows, long bytes, Instant created, Instant modified) {

    public LookupTableDescription {
        columns = List.copyOf(columns);
    }
}
