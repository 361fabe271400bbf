package dev.loggia.testkit.oracle;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scalar functions that generated queries call, written down a second time from section 4. */
final class OracleFunctions {

    private final OracleExpressions expressions;
    private final TimeRange range;
    private final long queryTime;

    OracleFunctions(OracleExpressions expressions, TimeRange range, long queryTime) {
        this.expressions = expressions;
        this.range = range;
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
            case "bin" -> OracleTimes.floor(row.field("@timestamp"), arguments.get(0));
            case "datefloor" -> OracleTimes.floor(expressions.evaluate(arguments.get(0), row), arguments.get(1));
            case "dateceil" -> OracleTimes.ceil(expressions.evaluate(arguments.get(0), row), arguments.get(1));
            case "if" ->
                Boolean.TRUE.equals(expressions.condition(arguments.get(0), row))
                        ? expressions.evaluate(arguments.get(1), row)
                        : expressions.evaluate(arguments.get(2), row);
            case "case" -> branch(arguments, row);
            default -> {
                List<@Nullable Value> values = new ArrayList<>();
                arguments.forEach(argument -> values.add(value(argument, row)));
                yield apply(name, values);
            }
        };
    }

    private @Nullable Value value(Expression argument, OracleRow row) {
        return argument instanceof Expression.Pattern pattern
                ? Value.of(pattern.regex())
                : expressions.evaluate(argument, row);
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
            case "querystarttime" -> Value.of(range.start());
            case "queryendtime" -> Value.of(range.end());
            case "querytimerange" -> Value.of(range.end() - range.start());
            case "unmask" -> first;
            case "ispresent" -> Value.of(first != null);
            case "isempty" -> number(text == null || text.isEmpty());
            case "isblank" -> number(text == null || text.isBlank());
            case "isnumeric" ->
                Value.of((first instanceof Value.Number || first instanceof Value.Text)
                        && OracleValues.number(first) != null);
            case "coalesce" -> firstPresent(values);
            case "strcontains" -> number(text != null && contains(text, values));
            case "greatest", "least" -> OracleNumbers.extreme(name, values);
            case "isvalidip" -> Value.of(text != null && OracleAddresses.family(text) != 0);
            case "isvalidipv4" -> Value.of(text != null && OracleAddresses.family(text) == 4);
            case "isvalidipv6" -> Value.of(text != null && OracleAddresses.family(text) == 6);
            default -> values.stream().anyMatch(value -> value == null) ? null : applyPresent(name, values);
        };
    }

    static Value number(boolean truth) {
        return Value.of(truth ? 1L : 0L);
    }

    private static boolean contains(String text, List<@Nullable Value> values) {
        String part = String.valueOf(OracleValues.text(values.get(1)));
        boolean anyCase = values.size() > 2 && Boolean.TRUE.equals(OracleValues.truth(values.get(2)));
        return anyCase ? text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)) : text.contains(part);
    }

    private static @Nullable Value firstPresent(List<@Nullable Value> values) {
        for (Value value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Value applyPresent(String name, List<@Nullable Value> values) {
        return switch (name) {
            case "jsonparse", "jsonstringify", "jsonarraysize", "jsonarraycontains" ->
                OracleStructures.apply(name, values);
            case "abs",
                    "ceil",
                    "floor",
                    "round",
                    "sqrt",
                    "log",
                    "tonumber",
                    "todouble",
                    "toint",
                    "tolong",
                    "haversine",
                    "dectohex" -> OracleNumbers.apply(name, values);
            case "tomillis", "frommillis", "formatdate", "strftime", "parsedate" -> OracleTimes.apply(name, values);
            default -> {
                List<String> texts = new ArrayList<>();
                for (Value value : values) {
                    String text = OracleValues.text(value);
                    if (text != null) {
                        texts.add(text);
                    }
                }
                yield texts.size() < values.size() ? null : applyText(name, texts);
            }
        };
    }

    private static @Nullable Value applyText(String name, List<String> texts) {
        String text = texts.getFirst();
        return switch (name) {
            case "messagesize" -> Value.of((long) text.getBytes(StandardCharsets.UTF_8).length);
            case "isipinsubnet" -> Value.of(OracleAddresses.contains(texts.get(1), text));
            case "isipv4insubnet" ->
                Value.of(OracleAddresses.family(text) == 4 && OracleAddresses.contains(texts.get(1), text));
            case "isipv6insubnet" ->
                Value.of(OracleAddresses.family(text) == 6 && OracleAddresses.contains(texts.get(1), text));
            case "ipv4tonumber" -> {
                BigInteger number = OracleAddresses.number(text);
                yield number == null ? null : Value.of(number.longValueExact());
            }
            case "isprivateip" -> Value.of(OracleAddresses.isPrivate(text));
            case "isreservedip" -> Value.of(OracleAddresses.isReserved(text));
            case "ispublicip" ->
                Value.of(OracleAddresses.family(text) != 0
                        && !OracleAddresses.isPrivate(text)
                        && !OracleAddresses.isReserved(text));
            default -> OracleTexts.apply(name, texts);
        };
    }
}
