package dev.loggia.store;

import java.util.Set;

/**
 * A field that was discovered in the messages of a group.
 *
 * @param name as a query writes it, without backticks
 * @param kinds of its values
 * @param events how many have it
 */
public record FieldDescription(String name, Set<Kind> kinds, long events) {

    /** What values are. */
    public enum Kind {
        NUMBER,
        TEXT,
        BOOLEAN,
        /** Not told: the values are read from the messages. */
        IN_MESSAGE
    }

    public FieldDescription {
        kinds = Set.copyOf(kinds);
    }
}
