package dev.loggia.event;

import org.jspecify.annotations.Nullable;

/**
 * When two values are one group, one distinct value, one duplicate (sections 15.3 and 15.4): when their exact texts agree, so
 * that {@code 1} and {@code "1"} meet; times by value.
 */
public final class ValueIdentity {

    private ValueIdentity() {}

    /** A key with {@code equals} and {@code hashCode} of the identity; null for a missing value, which is a group of its own. */
    public static @Nullable String key(@Nullable Value value) {
        return value == null ? null : ValueText.exact(value);
    }
}
