package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Aggregates by collecting every value of a group first (section 4.11). */
final class OracleAggregates {

    private final OracleExpressions expressions;

    OracleAggregates(OracleExpressions expressions) {
        this.expressions = expressions;
    }

    static boolean isAggregate(Expression.Call call) {
        return switch (OracleFunctions.canonical(call.name())) {
            case "count",
                    "countdistinct",
                    "sum",
                    "avg",
                    "min",
                    "max",
                    "pct",
                    "stddev",
                    "variance",
                    "values",
                    "earliest",
                    "latest",
                    "sortsfirst",
                    "sortslast",
                    "topk",
                    "histogram",
                    "rate",
                    "countovertime",
                    "sumovertime" -> true;
            default -> false;
        };
    }

    @Nullable
    Value apply(Expression.Call call, List<OracleRow> group) {
        String name = OracleFunctions.canonical(call.name()).replace("overtime", "");
        if (name.equals("count") && call.arguments().isEmpty()) {
            return Value.of((long) group.size());
        }
        if (name.equals("rate")) {
            return OracleSeries.rate(expressions, call, group);
        }
        Expression argument =
                name.equals("topk") ? call.arguments().get(1) : call.arguments().getFirst();
        List<OracleRow> rows = group;
        if (name.equals("earliest") || name.equals("latest")) {
            rows = new ArrayList<>(group);
            rows.sort(Comparator.comparing(OracleRow::eventOrFail, Oracle.OLDEST_FIRST));
        }
        List<Value> values = new ArrayList<>();
        for (OracleRow row : rows) {
            Value value = expressions.evaluate(argument, row);
            if (value != null) {
                values.add(value);
            }
        }
        return switch (name) {
            case "count" -> Value.of((long) values.size());
            case "countdistinct" -> Value.of(distinct(values).size());
            case "earliest" -> values.isEmpty() ? null : values.getFirst();
            case "latest" -> values.isEmpty() ? null : values.getLast();
            case "min" -> spelled(sorted(values).stream().findFirst().orElse(null));
            case "sortsfirst" -> sorted(values).stream().findFirst().orElse(null);
            case "max" -> spelled(sorted(values).reversed().stream().findFirst().orElse(null));
            case "sortslast" -> sorted(values).reversed().stream().findFirst().orElse(null);
            case "values" -> values.isEmpty() ? null : new Value.ListValue(new ArrayList<>(sorted(distinct(values))));
            case "topk" ->
                values.isEmpty()
                        ? null
                        : mostFrequent(literal(call.arguments().getFirst()).intValueExact(), values);
            default -> numeric(name, call, values);
        };
    }

    private @Nullable Value numeric(String name, Expression.Call call, List<Value> values) {
        List<BigDecimal> numbers = values.stream()
                .map(OracleValues::number)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        return switch (name) {
            case "sum" -> OracleValues.value(sum);
            case "avg" -> Value.of(sum.divide(count, MathContext.DECIMAL128).doubleValue());
            case "variance" -> Value.of(variance(numbers));
            case "stddev" -> Value.of(Math.sqrt(variance(numbers)));
            case "pct" -> percentile(numbers, literal(call.arguments().get(1)));
            case "histogram" ->
                OracleSeries.histogram(numbers, literal(call.arguments().get(1)));
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    /** Of the population: the mean square less the square of the mean. */
    private static double variance(List<BigDecimal> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            sum = sum.add(number);
            squares = squares.add(number.pow(2));
        }
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        return squares.multiply(count)
                .subtract(sum.pow(2))
                .divide(count.pow(2), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Linear between the two neighbours. */
    private static @Nullable Value percentile(List<BigDecimal> ascending, BigDecimal percent) {
        BigDecimal place = percent.movePointLeft(2).multiply(BigDecimal.valueOf(ascending.size() - 1));
        int below = place.intValue();
        BigDecimal from = ascending.get(below);
        BigDecimal to = ascending.get(Math.min(below + 1, ascending.size() - 1));
        return OracleValues.value(
                from.add(place.subtract(BigDecimal.valueOf(below)).multiply(to.subtract(from))));
    }

    private static BigDecimal literal(Expression expression) {
        BigDecimal number =
                expression instanceof Expression.Literal literal ? OracleValues.number(literal.value()) : null;
        if (number == null) {
            throw new IllegalStateException("the oracle wants numbers as literals");
        }
        return number;
    }

    private static Value mostFrequent(int most, List<Value> values) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(Objects.requireNonNull(OracleValues.identity(value)), 1, Integer::sum));
        List<Value> result = new ArrayList<>(sorted(distinct(values)));
        result.sort(
                Comparator.comparing(value -> -counts.getOrDefault(String.valueOf(OracleValues.identity(value)), 0)));
        return new Value.ListValue(new ArrayList<>(result.subList(0, Math.min(most, result.size()))));
    }

    /** Text that is how a number prints comes out as that number. */
    private static @Nullable Value spelled(@Nullable Value value) {
        if (value instanceof Value.Text text && text.text().matches("-?(0|[1-9][0-9]*)([.][0-9]*[1-9])?")) {
            return OracleValues.value(new BigDecimal(text.text()));
        }
        return value;
    }

    private static List<Value> sorted(List<Value> values) {
        return values.stream()
                .sorted(Comparator.<Value, Value>comparing(value -> value, OracleValues.NATURAL)
                        .thenComparing(Oracle::rank))
                .toList();
    }

    private static List<Value> distinct(List<Value> values) {
        Map<String, Value> byIdentity = new LinkedHashMap<>();
        for (Value value : values) {
            byIdentity.merge(Objects.requireNonNull(OracleValues.identity(value)), value, Oracle::plainer);
        }
        return List.copyOf(byIdentity.values());
    }
}
