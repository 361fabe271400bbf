package dev.loggia.query.function;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.function.FunctionDefinition.ParameterType;
import org.jspecify.annotations.Nullable;

/** Turns a value into what a parameter takes, before a function sees it (sections 2.1 to 2.4). Pure. */
public final class ParameterConversion {

    private ParameterConversion() {}

    /**
     * Converts a value.
     *
     * @return the value as {@code type} describes it: {@link Value.Text}, {@link Value.Number}, {@link Value.Timestamp} or
     *     {@link Value.Bool}; null when the value is missing or does not convert. Periods and regular expressions are no values:
     *     they are bound before the query runs ({@link Argument}), and give null here
     */
    public static @Nullable Value convert(@Nullable Value value, ParameterType type) {
        return switch (type) {
            case ANY -> value;
            case TEXT -> text(value);
            case NUMBER -> Comparison.number(value);
            case TIMESTAMP -> timestamp(value);
            case CONDITION -> {
                Boolean truth = Comparison.truth(value);
                yield truth == null ? null : Value.of(truth.booleanValue());
            }
            case PERIOD, REGEX -> null;
        };
    }

    private static @Nullable Value text(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Text text -> text;
            case Value.Structure structure -> null;
            case Value.Number number -> Value.of(ValueText.exact(number));
            case Value.Bool bool -> Value.of(ValueText.exact(bool));
            case Value.Timestamp timestamp -> Value.of(ValueText.exact(timestamp));
        };
    }

    private static Value.@Nullable Timestamp timestamp(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Timestamp timestamp -> timestamp;
            case Value.Number number -> Arithmetic.timestamp(number);
            case Value.Text text -> Arithmetic.timestamp(Comparison.number(text));
            case Value.Bool bool -> null;
            case Value.Structure structure -> null;
        };
    }
}
