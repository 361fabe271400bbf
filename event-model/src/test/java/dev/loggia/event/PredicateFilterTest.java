package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.regex.Regex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredicateFilterTest {

    @Test
    void agreesWithTheRulesValueByValueInEveryFormOfColumn() {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            int size = random.nextInt(40);
            Map<String, @Nullable Value[]> values = new HashMap<>();
            for (String field : List.of("a", "b", "c")) {
                values.put(field, RandomValues.column(random, size));
            }
            Predicate predicate = predicate(random, 3);
            int[] expected = new int[size];
            int count = 0;
            for (int row = 0; row < size; row++) {
                if (Boolean.TRUE.equals(naive(predicate, values, row))) {
                    expected[count++] = row;
                }
            }
            Map<String, Column> columns = new HashMap<>();
            values.forEach((field, fieldValues) -> {
                List<Column> forms = ColumnForms.all(fieldValues);
                columns.put(field, forms.get(random.nextInt(forms.size())));
            });
            Batch batch = Batch.of(size, columns);

            int[] rows = new int[size];
            int found = PredicateFilter.select(predicate, batch, rows);

            assertThat(Arrays.copyOf(rows, found))
                    .as("seed %d: %s over %s", seed, predicate, columns)
                    .containsExactly(Arrays.copyOf(expected, count));
            assertThat(PredicateFilter.of(predicate).filter(batch).size())
                    .as("seed %d", seed)
                    .isEqualTo(count);
        }
    }

    @Test
    void drawsEnoughRowsToProveSomething() {
        int kept = 0;
        int dropped = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<String, @Nullable Value[]> values = new HashMap<>();
            for (String field : List.of("a", "b", "c")) {
                values.put(field, RandomValues.column(random, 1));
            }
            Boolean result = naive(predicate(random, 3), values, 0);
            kept += Boolean.TRUE.equals(result) ? 1 : 0;
            dropped += Boolean.FALSE.equals(result) ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(80);
        assertThat(dropped).isGreaterThan(80);
    }

    private static Predicate predicate(Random random, int depth) {
        String field = List.of("a", "b", "c", "absent").get(random.nextInt(random.nextInt(4) == 0 ? 4 : 3));
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 ->
                new Predicate.Contains(
                        field,
                        List.of("", "0", "r", "é", "error", "200", "\ufffd", ".")
                                .get(random.nextInt(8)));
            case 1 ->
                new Predicate.Matches(
                        field,
                        Regex.compile(List.of("^a", "\\d+", "o.*r", "é|日").get(random.nextInt(4))));
            case 2, 3 ->
                new Predicate.Compare(
                        field, Comparison.values()[random.nextInt(6)], RandomValues.value(random, random.nextInt(8)));
            case 4 -> {
                List<Value> values = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    values.add(RandomValues.value(random, random.nextInt(8)));
                }
                yield new Predicate.In(field, values);
            }
            case 5 -> new Predicate.Present(field);
            case 6 -> new Predicate.Not(predicate(random, depth - 1));
            case 7 -> new Predicate.And(predicates(random, depth - 1));
            default -> new Predicate.Or(predicates(random, depth - 1));
        };
    }

    private static List<Predicate> predicates(Random random, int depth) {
        List<Predicate> predicates = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            predicates.add(predicate(random, depth));
        }
        return predicates;
    }

    private static @Nullable Boolean naive(Predicate predicate, Map<String, @Nullable Value[]> values, int row) {
        return switch (predicate) {
            case Predicate.Contains contains ->
                like(value(contains.field(), values, row), text -> text.contains(contains.text()));
            case Predicate.Matches matches -> like(value(matches.field(), values, row), matches.regex()::find);
            case Predicate.Compare compare ->
                compare.comparison().test(value(compare.field(), values, row), compare.literal());
            case Predicate.In in -> {
                Value value = value(in.field(), values, row);
                yield value == null
                        ? null
                        : in.values().stream()
                                .anyMatch(candidate -> Boolean.TRUE.equals(Comparison.EQUAL.test(value, candidate)));
            }
            case Predicate.Present present -> value(present.field(), values, row) != null;
            case Predicate.And and -> {
                Boolean all = true;
                for (Predicate operand : and.operands()) {
                    Boolean one = naive(operand, values, row);
                    all = Boolean.FALSE.equals(all) || Boolean.FALSE.equals(one)
                            ? Boolean.FALSE
                            : one == null ? one : all;
                }
                yield all;
            }
            case Predicate.Or or -> {
                Boolean any = false;
                for (Predicate operand : or.operands()) {
                    Boolean one = naive(operand, values, row);
                    any = Boolean.TRUE.equals(any) || Boolean.TRUE.equals(one) ? Boolean.TRUE : one == null ? one : any;
                }
                yield any;
            }
            case Predicate.Not not -> {
                Boolean operand = naive(not.operand(), values, row);
                yield operand == null ? null : !operand;
            }
        };
    }

    private static @Nullable Boolean like(@Nullable Value value, java.util.function.Predicate<String> search) {
        if (value == null) {
            return null;
        }
        return !(value instanceof Value.Structure) && search.test(ValueText.exact(value));
    }

    private static @Nullable Value value(String field, Map<String, @Nullable Value[]> values, int row) {
        @Nullable Value[] column = values.get(field);
        return column == null ? null : column[row];
    }

    @Test
    void findsNoLiteralAcrossTwoNeighbouringTexts() {
        byte[] bytes = "needneedleedle|needle".getBytes(StandardCharsets.UTF_8);
        Column.Utf8 column = new Column.Utf8(bytes, new int[] {0, 4, 10, 15, 3}, new int[] {4, 10, 14, 21, 4}, 5);
        Batch batch = Batch.of(5, Map.of("f", column));
        int[] rows = new int[5];

        int count = PredicateFilter.select(new Predicate.Contains("f", "needle"), batch, rows);

        assertThat(Arrays.copyOf(rows, count)).containsExactly(1, 3);
    }

    @Test
    void searchesTextsFarLongerThanARegion() {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[6];
        int[] ends = new int[6];
        for (int row = 0; row < 6; row++) {
            starts[row] = text.length();
            text.append("x".repeat(100_000 * row))
                    .append(row % 2 == 0 ? "needle" : "needl")
                    .append("y".repeat(row * 50_000));
            ends[row] = text.length();
            text.append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Batch batch = Batch.of(6, Map.of("f", new Column.Utf8(bytes, starts, ends, 6)));
        int[] rows = new int[6];

        int count = PredicateFilter.select(new Predicate.Contains("f", "needle"), batch, rows);
        assertThat(Arrays.copyOf(rows, count)).containsExactly(0, 2, 4);

        count = PredicateFilter.select(new Predicate.Not(new Predicate.Contains("f", "needle")), batch, rows);
        assertThat(Arrays.copyOf(rows, count)).containsExactly(1, 3, 5);
    }

    @Test
    void findsReplacementCharactersWhereBytesAreBroken() {
        byte[] bytes = {'a', (byte) 0xff, 'b'};
        Batch batch = Batch.of(1, Map.of("f", new Column.Utf8(bytes, new int[] {0}, new int[] {3}, 1)));

        assertThat(PredicateFilter.select(new Predicate.Contains("f", "a\ufffd"), batch, new int[1]))
                .isEqualTo(1);
        assertThat(PredicateFilter.select(
                        new Predicate.Compare("f", Comparison.EQUAL, Value.of("a\ufffdb")), batch, new int[1]))
                .isEqualTo(1);
        assertThat(PredicateFilter.select(new Predicate.In("f", List.of(Value.of("a\ufffdb"))), batch, new int[1]))
                .isEqualTo(1);
    }

    @Test
    void entriesOfADictionaryThatNoRowRefersToAreNotLookedAt() {
        @Nullable Value[] dictionary = {null, Value.of("warn"), null, Value.of("info")};
        Column levels = new Column.Ordinals(dictionary, new int[] {3, 1, -1, 1, 3}, 5);
        Batch batch = Batch.of(5, Map.of("f", levels));
        Predicate warn = new Predicate.Compare("f", Comparison.EQUAL, Value.of("warn"));
        int[] rows = new int[5];

        assertThat(PredicateFilter.select(warn, batch, rows)).isEqualTo(2);
        assertThat(rows).startsWith(1, 3);
        assertThat(PredicateFilter.select(new Predicate.Not(warn), batch, rows)).isEqualTo(2);
        assertThat(rows).startsWith(0, 4);
    }

    @Test
    void loadsLaterColumnsForTheRowsThatAreLeft() {
        Map<String, Integer> loaded = new HashMap<>();
        Batch batch = Batch.of(100, (field, rows, count) -> {
            loaded.put(field, count);
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = rows[i];
            }
            return new Column.Wholes(numbers, null, count);
        });
        Predicate predicate = new Predicate.And(List.of(
                new Predicate.Compare("first", Comparison.LESS, Value.of(10L)),
                new Predicate.Compare("second", Comparison.GREATER, Value.of(7L))));

        Batch left = PredicateFilter.of(predicate).filter(batch);

        assertThat(left.size()).isEqualTo(2);
        assertThat(left.column("second").value(0)).isEqualTo(Value.of(8L));
        assertThat(loaded).containsOnly(Map.entry("first", 100), Map.entry("second", 10));
    }
}
