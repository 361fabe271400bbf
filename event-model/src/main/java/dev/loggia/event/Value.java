package dev.loggia.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a field or an expression. A missing value is the Java {@code null}: missing and null are one and the same in
 * the language (section 0.1 of the reference). Immutable.
 */
public sealed interface Value {

    Bool TRUE = new Bool(true);
    Bool FALSE = new Bool(false);

    /** Text; also numbers and times that were parsed out of text, which become numbers where one is needed. */
    record Text(String text) implements Value {}

    /** A number: {@link Whole} when it is an integer of 64 bits, else {@link Decimal}. */
    sealed interface Number extends Value {
        double asDouble();
    }

    /** An integer. */
    record Whole(long value) implements Number {
        @Override
        public double asDouble() {
            return value;
        }
    }

    /** A finite number that is not a 64-bit integer. */
    record Decimal(double value) implements Number {
        public Decimal {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite number: " + value);
            }
        }

        @Override
        public double asDouble() {
            return value;
        }
    }

    /** A truth value; equal to the numbers 1 and 0 in comparisons, and printed so. */
    record Bool(boolean value) implements Value {}

    /** @param millis milliseconds since 1970-01-01T00:00:00Z */
    record Timestamp(long millis) implements Value {}

    /** A map or a list: has no order and no equality in the language, prints as JSON. */
    sealed interface Structure extends Value {}

    /** @param entries in source order; values may be null (JSON null) */
    record MapValue(Map<String, @Nullable Value> entries) implements Structure {
        public MapValue {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** @param elements may hold nulls (JSON null) */
    record ListValue(List<@Nullable Value> elements) implements Structure {
        public ListValue {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Number of(long number) {
        return new Whole(number);
    }

    /**
     * The number, or null (missing) when it is infinite or not a number. A double that is an integer below 2^63 becomes
     * {@link Whole}, so that {@code 4/2} and {@code 2} are one value.
     */
    static @Nullable Number of(double number) {
        long whole = (long) number;
        if (whole == number && whole != Long.MAX_VALUE) {
            return new Whole(whole);
        }
        return Double.isFinite(number) ? new Decimal(number) : null;
    }

    static Bool of(boolean truth) {
        return truth ? TRUE : FALSE;
    }
}
