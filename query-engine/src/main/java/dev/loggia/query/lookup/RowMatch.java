package dev.loggia.query.lookup;

import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/** Finds the row of a table that belongs to an event. Immutable, thread-safe. */
public interface RowMatch {

    /** The row, or -1 when there is none. @param values those of the event, in the order of the columns they are compared with */
    int row(@Nullable Value[] values);

    /** The columns that are compared, as a plan shows them. */
    String describe();
}
