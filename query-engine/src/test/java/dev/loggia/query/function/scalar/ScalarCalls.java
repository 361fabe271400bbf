package dev.loggia.query.function.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.FunctionDefinition.ParameterType;
import dev.loggia.query.function.ParameterConversion;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.regex.Regex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls scalar functions as the engine does: looks the name up, converts the arguments, lets a missing one make the result missing.
 * Java strings, numbers, booleans and {@link Period}s stand for the language's values, null for missing; {@code @timestamp}, the
 * query's time and range are those of the functions' examples.
 */
final class ScalarCalls {

    static final long TIMESTAMP = Instant.parse("2026-09-03T14:05:06.789Z").toEpochMilli();
    static final long QUERY_TIME = Instant.parse("2026-09-03T15:00:00Z").toEpochMilli();

    private ScalarCalls() {}

    /** What a binder complained of: {@code error 1: ...} or {@code warning 1 code: ...}. */
    static final class Complaints implements BindContext {
        private final TimeRange range;
        private final long queryTime;
        final List<String> texts = new ArrayList<>();

        Complaints(long queryTime, TimeRange range) {
            this.queryTime = queryTime;
            this.range = range;
        }

        Complaints() {
            this(QUERY_TIME, new TimeRange(QUERY_TIME - 3_600_000, QUERY_TIME));
        }

        @Override
        public long queryTime() {
            return queryTime;
        }

        @Override
        public TimeRange range() {
            return range;
        }

        @Override
        public void reject(int argument, String message, String hint) {
            assertThat(hint).isNotBlank();
            texts.add("error " + argument + ": " + message);
        }

        @Override
        public void warn(int argument, String code, String message) {
            texts.add("warning " + argument + " " + code + ": " + message);
        }
    }

    /** The result, the same whether the arguments are constant or computed for each row, and without complaint. */
    static @Nullable Value call(String name, @Nullable Object... arguments) {
        Complaints complaints = new Complaints();
        Value constant = call(complaints, true, name, arguments);
        Value computed = call(complaints, false, name, arguments);
        assertThat(complaints.texts).as(name).isEmpty();
        assertThat(computed).as(name + " of computed arguments").isEqualTo(constant);
        return constant;
    }

    /** The printed result, {@code (missing)} when there is none. */
    static String printed(String name, @Nullable Object... arguments) {
        Value result = call(name, arguments);
        return result == null ? "(missing)" : ValueText.printed(result);
    }

    /** What the function says of constant arguments when it is bound. */
    static List<String> complaints(String name, @Nullable Object... arguments) {
        Complaints complaints = new Complaints();
        call(complaints, true, name, arguments);
        return complaints.texts;
    }

    static @Nullable Value call(BindContext context, boolean constant, String name, @Nullable Object... arguments) {
        ScalarDefinition definition = BuiltinFunctions.instance().scalar(name).orElseThrow();
        assertThat(arguments.length)
                .as("arguments of " + name)
                .isBetween(definition.minimumArguments(), definition.maximumArguments());
        List<Argument> bound = new ArrayList<>();
        List<@Nullable Value> row = new ArrayList<>();
        boolean missing = false;
        if (definition.readsTimestamp()) {
            bound.add(new Argument.Computed());
            row.add(new Value.Timestamp(TIMESTAMP));
        }
        for (int i = 0; i < arguments.length; i++) {
            ParameterType type = definition.parameter(i).type();
            if (type == ParameterType.PERIOD) {
                Object argument = arguments[i];
                bound.add(
                        argument instanceof Period period
                                ? new Argument.OfPeriod(period, false)
                                : new Argument.OfPeriod(period((String) argument), true));
                row.add(null);
            } else if (type == ParameterType.REGEX) {
                bound.add(new Argument.OfRegex(Regex.compile((String) arguments[i])));
                row.add(null);
            } else {
                Value value = ParameterConversion.convert(value(arguments[i]), type);
                bound.add(constant ? new Argument.Constant(value) : new Argument.Computed());
                row.add(value);
                missing |= value == null;
            }
        }
        ScalarDefinition.Code code = definition.binder().bind(bound, context);
        return missing && !definition.acceptsMissing() ? null : code.apply(row.toArray(Value[]::new));
    }

    /** {@code 5m} as a period. */
    static Period period(String text) {
        int unit = 0;
        while (Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        return new Period(
                Long.parseLong(text.substring(0, unit)),
                Period.Unit.of(text.substring(unit)).orElseThrow());
    }

    static @Nullable Value value(@Nullable Object java) {
        return switch (java) {
            case null -> null;
            case Value value -> value;
            case String text -> Value.of(text);
            case Integer number -> Value.of(number.longValue());
            case Long number -> Value.of(number.longValue());
            case Double number -> Value.of(number.doubleValue());
            case Boolean truth -> Value.of(truth.booleanValue());
            case Instant time -> new Value.Timestamp(time.toEpochMilli());
            default -> throw new IllegalArgumentException("no value: " + java);
        };
    }
}
