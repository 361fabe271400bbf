package dev.loggia;

import java.util.List;

/**
 * A field that was discovered in the messages of a log group.
 *
 * @param name as a query has it, without backticks
 * @param kinds of its values, sorted: {@code number}, {@code text}, {@code boolean}; {@code in message} for values that have no column
 *     and are read from the messages
 * @param events how many have it
 */
public record FieldDescription(String name, List<String> kinds, long events) {

    public FieldDescription {
        kinds = List.copyOf(kinds);
    }
}
