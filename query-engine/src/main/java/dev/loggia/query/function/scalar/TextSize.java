package dev.loggia.query.function.scalar;

import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * How long a text a function may make. Functions feed functions, and {@code replace(replace(...))} or {@code concat(a, a)}
 * multiplies at every step: without a bound a short query would fill any memory.
 */
final class TextSize {

    /** In UTF-16 units: eight times the longest event. A longer result is missing. */
    static final int MAXIMUM = 8 << 20;

    private TextSize() {}

    /** The text, or missing when it is too long. */
    static @Nullable Value bounded(String text) {
        return text.length() <= MAXIMUM ? Value.of(text) : null;
    }
}
