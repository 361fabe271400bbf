package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.function.AggregateDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code histogram} as an aggregate (section 4.9): counts in ranges of equal width from the smallest number to the largest, each with its
 * lower bound and without its upper one, the last with both. In groups of more than {@link Distribution#EXACT} numbers a number within
 * 0.4 % of a bound may be counted on its other side.
 */
final class Histogram {

    static final AggregateDefinition DEFINITION = AggregateDefinition.named("histogram", "time series")
            .returns("map")
            .doubtful(
                    "The service does not document the keys of the map; here they are \"low-high\". In groups of more than 65,536 numbers one within 0.4 % of a bound may be counted on its other side.")
            .parameter("number", NUMBER)
            .parameter("ranges", NUMBER)
            .summary(
                    "How many numbers there are in each of so many ranges of equal width, as a map from \"low-high\" to the count."
                            + " After by, histogram(x, width) is the lower bound of the range of that width that x is in.")
            .example("histogram(x, 2)", "{\"1-2.5\":2,\"2.5-4\":2}")
            .binder((arguments, context) -> {
                int ranges = ConstantArgument.whole("histogram", arguments, 1, 1, 10_000, context);
                return () -> new DistributionState(distribution -> result(distribution, ranges));
            });

    private Histogram() {}

    private static Value result(Distribution distribution, int ranges) {
        double low = distribution.smallest();
        double high = distribution.largest();
        if (low == high) {
            return new Value.MapValue(Map.of(label(low, high, ValueText::printed), Value.of(distribution.count())));
        }
        long[] counts = new long[ranges];
        distribution.visit((number, count) -> {
            double position = (number / 2 - low / 2) / (high / 2 - low / 2) * ranges;
            counts[(int) Math.min(position, ranges - 1)] += count;
        });
        Map<String, @Nullable Value> map = labelled(low, high, counts, ValueText::printed);
        return new Value.MapValue(map.size() == ranges ? map : labelled(low, high, counts, ValueText::exact));
    }

    /** Bounds that agree in the printed digits make one entry too few. */
    private static Map<String, @Nullable Value> labelled(
            double low, double high, long[] counts, Function<Value, String> text) {
        Map<String, @Nullable Value> map = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            map.merge(
                    label(bound(low, high, i, counts.length), bound(low, high, i + 1, counts.length), text),
                    Value.of(counts[i]),
                    (a, b) -> Value.of(((Value.Whole) a).value() + ((Value.Whole) b).value()));
        }
        return map;
    }

    private static double bound(double low, double high, int index, int ranges) {
        double share = (double) index / ranges;
        return index == ranges ? high : low + (high * share - low * share);
    }

    private static String label(double low, double high, Function<Value, String> text) {
        return number(low, text) + "-" + number(high, text);
    }

    private static String number(double number, Function<Value, String> text) {
        Value value = Value.of(number);
        return value == null ? Double.toString(number) : text.apply(value);
    }
}
