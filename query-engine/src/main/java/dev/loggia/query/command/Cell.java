package dev.loggia.query.command;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/** What commands that compute with whole columns see in a cell. */
final class Cell {

    private Cell() {}

    /** The number of a cell as arithmetic sees it, but a time is none (section 3.21); null when there is no number. */
    static Value.@Nullable Number number(@Nullable Value value) {
        return value instanceof Value.Timestamp ? null : Comparison.number(value);
    }
}
