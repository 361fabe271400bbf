package dev.loggia.query.function.scalar;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads arguments as the types to which the engine has converted them: a failure here is an engine's mistake, not a user's. */
final class Arguments {

    private static final Value ONE = Value.of(1L);
    private static final Value ZERO = Value.of(0L);

    private Arguments() {}

    static String text(@Nullable Value[] arguments, int index) {
        return ((Value.Text) Objects.requireNonNull(arguments[index])).text();
    }

    static Value.Number number(@Nullable Value[] arguments, int index) {
        return (Value.Number) Objects.requireNonNull(arguments[index]);
    }

    static long millis(@Nullable Value[] arguments, int index) {
        return ((Value.Timestamp) Objects.requireNonNull(arguments[index])).millis();
    }

    /** A number without its fraction; the nearest 64-bit integer when it is beyond those. */
    static long whole(@Nullable Value[] arguments, int index) {
        return switch (number(arguments, index)) {
            case Value.Whole whole -> whole.value();
            case Value.Decimal decimal -> (long) decimal.value();
        };
    }

    /** The text of an argument that is the same in every row; null when it is left out, missing or differs by row. */
    static @Nullable String constantText(List<Argument> arguments, int index) {
        return index < arguments.size()
                        && arguments.get(index) instanceof Argument.Constant constant
                        && constant.value() instanceof Value.Text text
                ? text.text()
                : null;
    }

    /** The truth of functions whose result the reference calls a number. */
    static Value oneOrZero(boolean truth) {
        return truth ? ONE : ZERO;
    }
}
