package dev.loggia.testkit.oracle;

import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scalar functions that generated queries call, written down a second time from section 4. */
final class OracleFunctions {

    private final OracleExpressions expressions;
    private final long queryTime;

    OracleFunctions(OracleExpressions expressions, long queryTime) {
        this.expressions = expressions;
        this.queryTime = queryTime;
    }

    static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Nullable
    Value call(Expression.Call call, OracleRow row) {
        String name = canonical(call.name());
        List<Expression> arguments = call.arguments();
        return switch (name) {
            case "bin" -> floor(row.field("@timestamp"), arguments.get(0));
            case "datefloor" -> floor(expressions.evaluate(arguments.get(0), row), arguments.get(1));
            case "dateceil" -> ceil(expressions.evaluate(arguments.get(0), row), arguments.get(1));
            case "if" ->
                Boolean.TRUE.equals(expressions.condition(arguments.get(0), row))
                        ? expressions.evaluate(arguments.get(1), row)
                        : expressions.evaluate(arguments.get(2), row);
            case "case" -> branch(arguments, row);
            default -> {
                List<@Nullable Value> values = new ArrayList<>();
                arguments.forEach(argument -> values.add(expressions.evaluate(argument, row)));
                yield apply(name, values);
            }
        };
    }

    private @Nullable Value branch(List<Expression> arguments, OracleRow row) {
        int i = 0;
        while (i + 1 < arguments.size()) {
            if (Boolean.TRUE.equals(expressions.condition(arguments.get(i), row))) {
                return expressions.evaluate(arguments.get(i + 1), row);
            }
            i += 2;
        }
        return i < arguments.size() ? expressions.evaluate(arguments.get(i), row) : null;
    }

    private @Nullable Value apply(String name, List<@Nullable Value> values) {
        Value first = values.isEmpty() ? null : values.getFirst();
        String text = OracleValues.text(first);
        return switch (name) {
            case "now" -> Value.of(Math.floorDiv(queryTime, 1000));
            case "ispresent" -> Value.of(first != null);
            case "isempty" -> number(text == null || text.isEmpty());
            case "isblank" -> number(text == null || text.isBlank());
            case "isnumeric" ->
                Value.of((first instanceof Value.Number || first instanceof Value.Text)
                        && OracleValues.number(first) != null);
            case "coalesce" -> firstPresent(values);
            case "strcontains" ->
                number(text != null && text.contains(String.valueOf(OracleValues.text(values.get(1)))));
            case "greatest", "least" -> extreme(name, values);
            case "jsonparse" -> first instanceof Value.Structure || text == null ? first : JsonText.parse(text);
            default -> values.stream().anyMatch(value -> value == null) ? null : applyPresent(name, values);
        };
    }

    private static Value number(boolean truth) {
        return Value.of(truth ? 1L : 0L);
    }

    private static @Nullable Value firstPresent(List<@Nullable Value> values) {
        for (Value value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A time when only times are compared, else a number. */
    private static @Nullable Value extreme(String name, List<@Nullable Value> values) {
        BigDecimal best = null;
        boolean times = true;
        for (Value value : values) {
            BigDecimal number = OracleValues.number(value);
            if (number != null) {
                times &= value instanceof Value.Timestamp;
                boolean better = best == null || number.compareTo(best) > 0 == name.equals("greatest");
                best = better ? number : best;
            }
        }
        return best == null ? null : times ? new Value.Timestamp(best.longValueExact()) : OracleValues.value(best);
    }

    private static @Nullable Value applyPresent(String name, List<@Nullable Value> values) {
        BigDecimal number = OracleValues.number(values.getFirst());
        return switch (name) {
            case "abs" -> number == null ? null : OracleValues.value(number.abs());
            case "ceil" -> rounded(number, RoundingMode.CEILING);
            case "floor" -> rounded(number, RoundingMode.FLOOR);
            case "round" -> rounded(number, RoundingMode.HALF_UP);
            case "sqrt" -> number == null || number.signum() < 0 ? null : Value.of(Math.sqrt(number.doubleValue()));
            case "tonumber" -> number == null ? null : OracleValues.value(number);
            case "tolong" -> rounded(number, RoundingMode.DOWN);
            case "tomillis" -> {
                Long millis = millis(values.getFirst());
                yield millis == null ? null : Value.of(millis.longValue());
            }
            default -> applyText(name, values);
        };
    }

    private static @Nullable Value rounded(@Nullable BigDecimal number, RoundingMode mode) {
        return number == null ? null : OracleValues.value(number.setScale(0, mode));
    }

    private static @Nullable Value applyText(String name, List<@Nullable Value> values) {
        List<String> texts = new ArrayList<>();
        for (Value value : values) {
            String text = OracleValues.text(value);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        String text = texts.getFirst();
        return switch (name) {
            case "concat" -> Value.of(String.join("", texts));
            case "strlen" -> Value.of((long) text.codePointCount(0, text.length()));
            case "messagesize" -> Value.of((long) text.getBytes(StandardCharsets.UTF_8).length);
            case "toupper" -> Value.of(text.toUpperCase(Locale.ROOT));
            case "tolower" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "trim" -> Value.of(text.strip());
            case "replace" -> Value.of(text.replace(texts.get(1), texts.get(2)));
            case "startswith" -> number(text.startsWith(texts.get(1)));
            case "endswith" -> number(text.endsWith(texts.get(1)));
            case "substr" -> substring(text, values);
            case "split" ->
                new Value.ListValue(List.of(text.split(Pattern.quote(texts.get(1)), -1)).stream()
                        .<@Nullable Value>map(Value::of)
                        .toList());
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static @Nullable Value substring(String text, List<@Nullable Value> values) {
        BigDecimal from = OracleValues.number(values.get(1));
        BigDecimal length = values.size() < 3 ? BigDecimal.valueOf(text.length()) : OracleValues.number(values.get(2));
        if (from == null || length == null) {
            return null;
        }
        int start = Math.min(from.intValue(), text.length());
        int end = Math.min(start + length.intValue(), text.length());
        return Value.of(text.substring(start, end));
    }

    private static @Nullable Value floor(@Nullable Value time, Expression period) {
        Long millis = millis(time);
        return millis == null ? null : new Value.Timestamp(millis - Math.floorMod(millis, length(period)));
    }

    private static @Nullable Value ceil(@Nullable Value time, Expression period) {
        Long millis = millis(time);
        return millis == null ? null : new Value.Timestamp(millis + Math.floorMod(-millis, length(period)));
    }

    /** The time that a value is or stands for: numbers and their texts are epoch milliseconds. */
    static @Nullable Long millis(@Nullable Value time) {
        BigDecimal number = time instanceof Value.Bool ? null : OracleValues.number(time);
        return number == null
                ? null
                : Long.valueOf(number.setScale(0, RoundingMode.FLOOR).longValue());
    }

    private static long length(Expression expression) {
        if (!(expression instanceof Expression.PeriodLiteral literal)) {
            throw new IllegalStateException("the oracle wants periods as literals");
        }
        Period period = literal.period();
        return OracleExpressions.fixedMillis(
                new Period(Math.min(period.count(), period.unit().cap()), period.unit()));
    }
}
