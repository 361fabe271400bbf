package dev.loggia.query.function.aggregate;

import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/** Estimates of the memory that values hold. */
final class ValueSize {

    private ValueSize() {}

    static long bytes(@Nullable Value value) {
        return switch (value) {
            case null -> 0;
            case Value.Text text -> 56 + text.text().length();
            case Value.Number number -> 16;
            case Value.Bool bool -> 0;
            case Value.Timestamp timestamp -> 16;
            case Value.ListValue list -> {
                long bytes = 48;
                for (Value element : list.elements()) {
                    bytes += 8 + bytes(element);
                }
                yield bytes;
            }
            case Value.MapValue map -> {
                long bytes = 96;
                for (var entry : map.entries().entrySet()) {
                    bytes += 104 + entry.getKey().length() + bytes(entry.getValue());
                }
                yield bytes;
            }
        };
    }
}
