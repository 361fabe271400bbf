package dev.loggia.query.function.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loggia.event.Column;
import dev.loggia.event.ColumnForms;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.aggregate.NaiveAggregates.Naive;
import dev.loggia.query.function.aggregate.NaiveAggregates.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every aggregate against {@link NaiveAggregates}, with rows split among workers at random, columns in random forms, every partial
 * state through its byte form, and merges in random order.
 */
class AggregateAgreementTest {

    private static final int SEEDS = 300;

    static Stream<Arguments> aggregates() {
        return NaiveAggregates.all().stream().map(naive -> Arguments.of(naive.name() + naive.constants(), naive));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aggregates")
    void agreesWithThePlainComputation(String name, Naive naive) throws IOException {
        int present = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            List<Row> rows = rows(random);
            int groupCount = 1 + random.nextInt(random.nextBoolean() ? 1 : 40);
            int[] groups =
                    rows.stream().mapToInt(row -> random.nextInt(groupCount)).toArray();
            AggregateState state = aggregate(random, naive, rows, groups, groupCount);
            for (int group = 0; group < groupCount; group++) {
                int wanted = group;
                Value expected = naive.result()
                        .apply(IntStream.range(0, rows.size())
                                .filter(i -> groups[i] == wanted)
                                .mapToObj(rows::get)
                                .toList());
                assertSame(naive, state.result(group), expected, "seed " + seed + ", group " + group);
                present += expected == null ? 0 : 1;
            }
        }
        assertThat(present).isGreaterThan(SEEDS);
    }

    private static void assertSame(Naive naive, @Nullable Value found, @Nullable Value expected, String where) {
        boolean approximate = naive.name().equals("stddev") || naive.name().equals("variance");
        if (approximate && found instanceof Value.Number a && expected instanceof Value.Number b) {
            assertThat(a.asDouble()).as(where).isCloseTo(b.asDouble(), within(Math.abs(b.asDouble()) * 1e-11));
        } else if (found instanceof Value.MapValue histogram) {
            assertThat(new Value.ListValue(new ArrayList<>(histogram.entries().values())))
                    .as(where)
                    .isEqualTo(expected);
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }

    private static List<Row> rows(Random random) {
        int size = random.nextInt(200);
        int kind = random.nextInt(8);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Value value = random.nextInt(5) == 0 ? null : value(random, kind);
            rows.add(new Row(value, 1_000_000 + random.nextInt(20) * 500L, random.nextInt(2), i));
        }
        return rows;
    }

    private static Value value(Random random, int kind) {
        return switch (kind) {
            case 0 -> Value.of(random.nextInt(20) - 10L);
            case 1 -> Value.of(random.nextInt(2) == 0 ? random.nextLong() : Long.MAX_VALUE - random.nextInt(2));
            case 2 -> decimal(random.nextInt(400) / 8.0 - 20);
            case 3 -> decimal(random.nextGaussian() * Math.pow(10, random.nextInt(-3, 9)));
            case 4 -> Value.of(random.nextBoolean());
            case 5 -> new Value.Timestamp(1_780_000_000_000L + random.nextInt(5));
            case 6 ->
                Value.of(List.of("", "a", "b10", "b2", "7", "07", "7.0", "7.5", "-3", "true", "é", "A", "x y", "+7")
                        .get(random.nextInt(14)));
            default ->
                random.nextInt(9) == 0
                        ? new Value.ListValue(List.of(Value.of((long) random.nextInt(2))))
                        : value(random, random.nextInt(7));
        };
    }

    private static Value decimal(double number) {
        Value value = Value.of(number);
        return value == null ? Value.FALSE : value;
    }

    private static AggregateState aggregate(Random random, Naive naive, List<Row> rows, int[] groups, int groupCount)
            throws IOException {
        AggregateDefinition.Aggregate aggregate = bind(naive);
        List<List<Integer>> workers = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            workers.add(new ArrayList<>());
        }
        for (int row = 0; row < rows.size(); row++) {
            workers.get(random.nextInt(workers.size())).add(row);
        }
        AggregateState all = aggregate.newState();
        Collections.shuffle(workers, random);
        for (List<Integer> worker : workers) {
            Collections.shuffle(worker, random);
            List<Integer> local = new ArrayList<>();
            AggregateState partial = sent(work(random, naive, aggregate, rows, worker, groups, local), aggregate);
            assertThat(partial.memoryBytes()).isNotNegative();
            int[] mapping = local.stream().mapToInt(group -> group).toArray();
            all.merge(partial, mapping, groupCount);
        }
        return sent(all, aggregate);
    }

    /** One worker's part. @param local receives the group behind each of the worker's own group numbers */
    private static AggregateState work(
            Random random,
            Naive naive,
            AggregateDefinition.Aggregate aggregate,
            List<Row> rows,
            List<Integer> worker,
            int[] groups,
            List<Integer> local) {
        AggregateState state = aggregate.newState();
        Map<Integer, Integer> numbers = new HashMap<>();
        int next = 0;
        while (next < worker.size()) {
            int size = Math.min(worker.size() - next, 1 + random.nextInt(60));
            Row[] batch =
                    worker.subList(next, next + size).stream().map(rows::get).toArray(Row[]::new);
            int[] batchGroups = new int[size + random.nextInt(3)];
            for (int i = 0; i < size; i++) {
                int group = groups[worker.get(next + i)];
                batchGroups[i] = numbers.computeIfAbsent(group, any -> {
                    local.add(any);
                    return local.size() - 1;
                });
            }
            List<Column> forms =
                    ColumnForms.all(Arrays.stream(batch).map(Row::value).toArray(Value[]::new));
            List<Column> arguments = new ArrayList<>();
            arguments.add(forms.get(random.nextInt(forms.size())));
            for (Value constant : naive.constants()) {
                arguments.add(naive.name().equals("topk") ? 0 : 1, new Column.Constant(constant, size));
            }
            state.add(batchGroups, local.size(), arguments.toArray(Column[]::new), new Keys(batch), size);
            next += size;
        }
        return state;
    }

    private record Keys(Row[] rows) implements AggregateState.RowOrder {
        @Override
        public long timestamp(int row) {
            return rows[row].timestamp();
        }

        @Override
        public int source(int row) {
            return rows[row].source();
        }

        @Override
        public long sequence(int row) {
            return rows[row].sequence();
        }
    }

    private static AggregateState sent(AggregateState state, AggregateDefinition.Aggregate aggregate)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        AggregateState copy = aggregate.newState();
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        copy.read(input);
        assertThat(input.available()).as("bytes left unread").isZero();
        return copy;
    }

    private static AggregateDefinition.Aggregate bind(Naive naive) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument.Computed());
        for (Value constant : naive.constants()) {
            arguments.add(naive.name().equals("topk") ? 0 : 1, new Argument.Constant(constant));
        }
        if (naive.name().equals("rate")) {
            arguments.add(new Argument.OfPeriod(new Period(1, Period.Unit.MINUTE), false));
        }
        return BuiltinFunctions.instance()
                .aggregate(naive.name())
                .orElseThrow()
                .binder()
                .bind(arguments, new Context());
    }

    private static final class Context implements BindContext {
        @Override
        public long queryTime() {
            return 0;
        }

        @Override
        public TimeRange range() {
            return TimeRange.ALL;
        }

        @Override
        public void reject(int argument, String message, String hint) {
            throw new AssertionError(message);
        }

        @Override
        public void warn(int argument, String code, String message) {
            throw new AssertionError(message);
        }
    }
}
