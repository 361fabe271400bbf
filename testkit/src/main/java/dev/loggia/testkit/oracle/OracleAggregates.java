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
                    "sortslast" -> true;
            default -> false;
        };
    }

    @Nullable
    Value apply(Expression.Call call, List<OracleRow> group) {
        String name = OracleFunctions.canonical(call.name());
        if (name.equals("count") && call.arguments().isEmpty()) {
            return Value.of((long) group.size());
        }
        Expression argument = call.arguments().getFirst();
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
            case "values" -> new Value.ListValue(new ArrayList<>(sorted(distinct(values))));
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
            case "variance" -> Value.of(variance(numbers, sum.divide(count, MathContext.DECIMAL128)));
            case "stddev" -> Value.of(Math.sqrt(variance(numbers, sum.divide(count, MathContext.DECIMAL128))));
            case "pct" -> percentile(numbers, call.arguments().get(1));
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static double variance(List<BigDecimal> numbers, BigDecimal mean) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            sum = sum.add(number.subtract(mean).pow(2));
        }
        return sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Nearest rank: the smallest value that at least p percent of the values do not exceed. */
    private @Nullable Value percentile(List<BigDecimal> ascending, Expression percent) {
        if (!(percent instanceof Expression.Literal literal && literal.value() instanceof Value.Number p)) {
            throw new IllegalStateException("the oracle wants the percentage as a literal");
        }
        int rank = (int) Math.ceil(p.asDouble() / 100 * ascending.size());
        return OracleValues.value(ascending.get(Math.max(1, rank) - 1));
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
