package dev.loggia.query.expression;

import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows keys and indexes into maps and lists. */
public final class StructurePath {

    private StructurePath() {}

    /** The value at the end of the path, or null when a step is not there. @param path keys, and indexes from 0 */
    public static @Nullable Value follow(@Nullable Value value, List<String> path) {
        Value current = value;
        for (String step : path) {
            current = switch (current) {
                case Value.MapValue map -> map.entries().get(step);
                case Value.ListValue list -> element(list.elements(), step);
                case null -> null;
                case Value.Text text -> null;
                case Value.Number number -> null;
                case Value.Bool bool -> null;
                case Value.Timestamp timestamp -> null;
            };
        }
        return current;
    }

    private static @Nullable Value element(List<@Nullable Value> elements, String index) {
        if (index.isEmpty() || index.length() > 9 || !index.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int i = Integer.parseInt(index);
        return i < elements.size() ? elements.get(i) : null;
    }
}
