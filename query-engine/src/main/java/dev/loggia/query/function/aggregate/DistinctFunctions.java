package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code countDistinct}, {@code values} and {@code topk} (section 4.11). All exact: what they hold counts against the memory limit. */
final class DistinctFunctions {

    private static final Comparator<DistinctState.Counted> BY_FREQUENCY = Comparator.comparingLong(
                    DistinctState.Counted::count)
            .reversed()
            .thenComparing(DistinctState.Counted::value, ValueRank.ORDER);

    static final AggregateDefinition COUNT_DISTINCT = AggregateDefinition.named("countDistinct", "aggregate")
            .missing("Missing values are not counted.")
            .doubtful(
                    "The service counts approximately when there are many values; here the count is exact, within the memory that a query may use.")
            .parameter("value", ANY)
            .summary("How many distinct values there are, exactly. The number 1 and the text 1 are one value.")
            .example("countDistinct(x)", "4")
            .binder((arguments, context) ->
                    () -> new DistinctState(0, (state, group) -> Value.of((long) state.distinct(group))));

    static final AggregateDefinition VALUES = AggregateDefinition.named("values", "aggregate")
            .returns("list")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .doubtful(
                    "The service does not document the order and the largest size; here the order is that of sort, and the size is bounded by memory.")
            .alias("collect_values")
            .parameter("value", ANY)
            .summary("The list of distinct values in the order of sort.")
            .example("values(x)", "[1,2,3,4]")
            .binder((arguments, context) -> () -> new DistinctState(
                    0,
                    (state, group) -> list(state.counted(group).stream()
                            .map(DistinctState.Counted::value)
                            .sorted(ValueRank.ORDER))));

    static final AggregateDefinition TOP = AggregateDefinition.named("topk", "aggregate")
            .returns("list")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .doubtful(
                    "The service does not document its form; here it is a list, most frequent first, of at most 10,000 values, from exact counts.")
            .parameter("count", NUMBER)
            .parameter("value", ANY)
            .summary(
                    "The list of the most frequent values, most frequent first; equally frequent ones in the order of sort.")
            .example("topk(2, x)", "[1,2]")
            .binder((arguments, context) -> {
                int count = ConstantArgument.whole("topk", arguments, 0, 1, 10_000, context);
                return () -> new DistinctState(
                        1,
                        (state, group) -> list(state.counted(group).stream()
                                .sorted(BY_FREQUENCY)
                                .limit(count)
                                .map(DistinctState.Counted::value)));
            });

    private DistinctFunctions() {}

    private static @Nullable Value list(Stream<Value> values) {
        List<@Nullable Value> elements = List.copyOf(values.toList());
        return elements.isEmpty() ? null : new Value.ListValue(elements);
    }
}
