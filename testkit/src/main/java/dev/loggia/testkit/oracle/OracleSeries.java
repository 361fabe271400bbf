package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aggregates of time series (section 4.9). */
final class OracleSeries {

    private OracleSeries() {}

    /** From the earliest number to the latest, for each interval. */
    static @Nullable Value rate(OracleExpressions expressions, Expression.Call call, List<OracleRow> group) {
        List<OracleRow> rows = new ArrayList<>(group);
        rows.sort(Comparator.comparing(OracleRow::eventOrFail, Oracle.OLDEST_FIRST));
        rows.removeIf(row -> number(expressions, call, row) == null);
        if (rows.isEmpty()) {
            return null;
        }
        BigDecimal first = number(expressions, call, rows.getFirst());
        BigDecimal last = number(expressions, call, rows.getLast());
        long elapsed = rows.getLast().eventOrFail().timestamp()
                - rows.getFirst().eventOrFail().timestamp();
        return first == null || last == null || elapsed == 0
                ? null
                : Value.of(last.subtract(first).doubleValue()
                        * OracleTimes.length(call.arguments().get(1))
                        / elapsed);
    }

    private static @Nullable BigDecimal number(OracleExpressions expressions, Expression.Call call, OracleRow row) {
        return OracleValues.number(expressions.evaluate(call.arguments().getFirst(), row));
    }

    /** Ranges of equal width between the smallest number and the largest, which is in the last of them. */
    static Value histogram(List<BigDecimal> ascending, BigDecimal count) {
        BigDecimal least = ascending.getFirst();
        BigDecimal width = ascending.getLast().subtract(least).divide(count);
        Map<String, @Nullable Value> ranges = new LinkedHashMap<>();
        int most = width.signum() == 0 ? 1 : count.intValueExact();
        for (int i = 0; i < most; i++) {
            BigDecimal from = least.add(width.multiply(BigDecimal.valueOf(i)));
            BigDecimal to = from.add(width);
            int range = i;
            long within = ascending.stream()
                    .filter(number -> range(number.subtract(least), width, most) == range)
                    .count();
            ranges.put(printed(from) + "-" + printed(to), Value.of(within));
        }
        return new Value.MapValue(ranges);
    }

    private static int range(BigDecimal distance, BigDecimal width, int count) {
        return width.signum() == 0
                ? 0
                : Math.min(
                        count - 1, distance.divide(width, 0, RoundingMode.FLOOR).intValueExact());
    }

    private static String printed(BigDecimal number) {
        Value value = OracleValues.value(number);
        return value == null ? "" : OracleValues.printed(value);
    }
}
