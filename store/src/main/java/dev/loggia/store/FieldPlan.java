package dev.loggia.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a segment has the values of a discovered field.
 *
 * @param whole the index's field for 64-bit integers, or null; {@code decimal}, {@code text} and {@code bool} likewise
 * @param ordinal of the name among those that events have in their messages, or -1
 * @param structure whether an event without a value in a column may have an object or array by this name
 * @param marked whether some events may have any name in their messages
 */
record FieldPlan(
        String name,
        @Nullable String whole,
        @Nullable String decimal,
        @Nullable String text,
        @Nullable String bool,
        long ordinal,
        boolean structure,
        boolean marked) {

    /** Whether no event has the field. */
    boolean isAbsent() {
        return !hasColumns() && !readsMessages();
    }

    boolean hasColumns() {
        return whole != null || decimal != null || text != null || bool != null;
    }

    /** Whether some values have to be read from messages. */
    boolean readsMessages() {
        return ordinal >= 0 || structure || marked;
    }
}
