package dev.loggia.query.function.aggregate;

import dev.loggia.event.Comparison;
import dev.loggia.event.NaturalOrder;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every aggregate over a list of rows, as plainly as it can be said. */
final class NaiveAggregates {

    /** A row. Order keys are distinct. */
    record Row(@Nullable Value value, long timestamp, int source, long sequence) {}

    /** An aggregate: its call without the value, and what it gives. */
    record Naive(String name, List<Value> constants, Function<List<Row>, @Nullable Value> result) {}

    private static final Comparator<Row> BY_TIME = Comparator.comparingLong(Row::timestamp)
            .thenComparingInt(Row::source)
            .thenComparingLong(Row::sequence);

    private NaiveAggregates() {}

    static List<Naive> all() {
        return List.of(
                naive("count", rows -> Value.of((long) values(rows).size())),
                naive("countDistinct", rows -> Value.of((long) distinct(rows).size())),
                naive("sum", rows -> numbers(rows).isEmpty() ? null : wholeOrRounded(sum(rows))),
                naive(
                        "avg",
                        rows -> numbers(rows).isEmpty()
                                ? null
                                : Value.of(
                                        sum(rows).doubleValue() / numbers(rows).size())),
                naive(
                        "min",
                        rows -> sorted(rows).isEmpty()
                                ? null
                                : spelled(sorted(rows).getFirst())),
                naive(
                        "sortsFirst",
                        rows -> sorted(rows).isEmpty() ? null : sorted(rows).getFirst()),
                naive("max", rows -> sorted(rows).isEmpty() ? null : spelled(last(sorted(rows)))),
                naive("sortsLast", rows -> sorted(rows).isEmpty() ? null : last(sorted(rows))),
                naive("variance", NaiveAggregates::variance),
                naive(
                        "stddev",
                        rows -> variance(rows) instanceof Value.Number variance
                                ? Value.of(Math.sqrt(variance.asDouble()))
                                : null),
                new Naive("pct", List.of(Value.of(90L)), rows -> percentile(rows, 0.9)),
                new Naive("pct", List.of(Value.of(0L)), rows -> percentile(rows, 0)),
                new Naive("histogram", List.of(Value.of(4L)), rows -> histogram(rows, 4)),
                naive(
                        "values",
                        rows -> list(
                                distinct(rows).keySet().stream().sorted(TOTAL).toList())),
                new Naive(
                        "topk",
                        List.of(Value.of(3L)),
                        rows -> list(distinct(rows).entrySet().stream()
                                .sorted(Map.Entry.<Value, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey(TOTAL)))
                                .limit(3)
                                .map(Map.Entry::getKey)
                                .toList())),
                naive(
                        "earliest",
                        rows -> inTime(rows).isEmpty()
                                ? null
                                : inTime(rows).getFirst().value()),
                naive(
                        "latest",
                        rows -> inTime(rows).isEmpty()
                                ? null
                                : last(inTime(rows)).value()),
                naive("rate", NaiveAggregates::rate));
    }

    private static Naive naive(String name, Function<List<Row>, @Nullable Value> result) {
        return new Naive(name, List.of(), result);
    }

    private static final Comparator<Value> TOTAL = NaturalOrder.ASCENDING.thenComparing(NaiveAggregates::rank);

    private static int rank(@Nullable Value value) {
        return switch (value) {
            case null -> -1;
            case Value.Number number -> 0;
            case Value.Timestamp timestamp -> 1;
            case Value.Bool bool -> 2;
            case Value.Text text -> 3;
            case Value.Structure structure -> 4;
        };
    }

    private static List<Value> values(List<Row> rows) {
        List<Value> values = new ArrayList<>();
        for (Row row : rows) {
            if (row.value() != null) {
                values.add(row.value());
            }
        }
        return values;
    }

    private static List<Value> sorted(List<Row> rows) {
        return values(rows).stream().sorted(TOTAL).toList();
    }

    private static List<Value.Number> numbers(List<Row> rows) {
        return values(rows).stream()
                .map(Comparison::number)
                .filter(Objects::nonNull)
                .<Value.Number>map(number -> number)
                .toList();
    }

    private static List<Row> inTime(List<Row> rows) {
        return rows.stream().filter(row -> row.value() != null).sorted(BY_TIME).toList();
    }

    /** Text that is how a number prints comes out as that number. */
    private static Value spelled(Value value) {
        Value.Number number = value instanceof Value.Text ? Comparison.number(value) : null;
        return number != null && ValueText.exact(number).equals(ValueText.exact(value)) ? number : value;
    }

    private static <T> T last(List<T> list) {
        return list.getLast();
    }

    /** Distinct values, each in its lowest kind, with how often they came. */
    private static Map<Value, Long> distinct(List<Row> rows) {
        Map<String, Value> lowest = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Value value : values(rows)) {
            String key = (value instanceof Value.Timestamp ? "time " : "text ") + ValueText.exact(value);
            lowest.merge(key, value, (a, b) -> rank(a) <= rank(b) ? a : b);
            counts.merge(key, 1L, Long::sum);
        }
        Map<Value, Long> distinct = new LinkedHashMap<>();
        lowest.forEach((key, value) -> distinct.put(value, counts.getOrDefault(key, 0L)));
        return distinct;
    }

    private static BigDecimal exact(Value.Number number) {
        return number instanceof Value.Whole whole
                ? BigDecimal.valueOf(whole.value())
                : new BigDecimal(number.asDouble());
    }

    private static BigDecimal sum(List<Row> rows) {
        return numbers(rows).stream().map(NaiveAggregates::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Value wholeOrRounded(BigDecimal number) {
        if (number.stripTrailingZeros().scale() <= 0) {
            BigInteger whole = number.toBigInteger();
            if (whole.bitLength() < 64) {
                return Value.of(whole.longValue());
            }
        }
        return Value.of(number.doubleValue());
    }

    private static @Nullable Value variance(List<Row> rows) {
        List<BigDecimal> numbers = numbers(rows).stream()
                .map(number -> new BigDecimal(number.asDouble()))
                .toList();
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares =
                numbers.stream().map(number -> number.multiply(number)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Value.of(squares.multiply(count)
                .subtract(sum.multiply(sum))
                .divide(count.multiply(count), MathContext.DECIMAL128)
                .doubleValue());
    }

    private static @Nullable Value percentile(List<Row> rows, double share) {
        double[] numbers = numbers(rows).stream()
                .mapToDouble(Value.Number::asDouble)
                .sorted()
                .toArray();
        if (numbers.length == 0) {
            return null;
        }
        double position = (numbers.length - 1) * share;
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        return Value.of(numbers[below] + (numbers[above] - numbers[below]) * (position - below));
    }

    private static @Nullable Value histogram(List<Row> rows, int ranges) {
        double[] numbers = numbers(rows).stream()
                .mapToDouble(Value.Number::asDouble)
                .sorted()
                .toArray();
        if (numbers.length == 0) {
            return null;
        }
        double low = numbers[0];
        double high = numbers[numbers.length - 1];
        long[] counts = new long[low == high ? 1 : ranges];
        for (double number : numbers) {
            int range = 0;
            while (range + 1 < counts.length && number >= low + (high - low) / ranges * (range + 1)) {
                range++;
            }
            counts[range]++;
        }
        List<@Nullable Value> list = new ArrayList<>();
        for (long count : counts) {
            list.add(Value.of(count));
        }
        return new Value.ListValue(list);
    }

    private static @Nullable Value list(List<Value> values) {
        List<@Nullable Value> elements = new ArrayList<>(values);
        return values.isEmpty() ? null : new Value.ListValue(elements);
    }

    /** Per minute. */
    private static @Nullable Value rate(List<Row> rows) {
        List<Row> numeric = inTime(rows).stream()
                .filter(row -> Comparison.number(row.value()) != null)
                .toList();
        if (numeric.isEmpty() || numeric.getFirst().timestamp() == last(numeric).timestamp()) {
            return null;
        }
        Value.Number first =
                Objects.requireNonNull(Comparison.number(numeric.getFirst().value()));
        Value.Number last =
                Objects.requireNonNull(Comparison.number(last(numeric).value()));
        return Value.of((last.asDouble() - first.asDouble())
                / (last(numeric).timestamp() - numeric.getFirst().timestamp())
                * 60_000);
    }
}
