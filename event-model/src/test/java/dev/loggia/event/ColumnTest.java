package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns through the forms that {@link ColumnForms} finds. */
class ColumnTest {

    @Test
    void everyFormHoldsTheSameValues() {
        Set<Class<?>> seen = new HashSet<>();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            @Nullable Value[] values = RandomValues.column(random, random.nextInt(20));
            for (Column form : ColumnForms.all(values)) {
                seen.add(form.getClass());
                assertThat(values(form)).as("seed %d: %s", seed, form).containsExactly(values);
                for (int row = 0; row < values.length; row++) {
                    assertThat(form.isMissing(row)).as("seed %d", seed).isEqualTo(values[row] == null);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Column.class.getPermittedSubclasses());
    }

    @Test
    void selectsRowsInAnyOrderAndTwice() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            @Nullable Value[] values = RandomValues.column(random, 1 + random.nextInt(20));
            int count = random.nextInt(30);
            int[] rows = random.ints(count + 3L, 0, values.length).toArray();
            @Nullable Value[] expected = new Value[count];
            for (int i = 0; i < count; i++) {
                expected[i] = values[rows[i]];
            }
            for (Column form : ColumnForms.all(values)) {
                assertThat(values(form.select(rows, count)))
                        .as("seed %d: %s", seed, form)
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void mixedColumnsDoNotShareTheArrayTheyWereMadeOf() {
        @Nullable Value[] values = {Value.TRUE, null};
        Column column = Column.of(values);
        values[0] = null;

        assertThat(values(column)).containsExactly(Value.TRUE, null);
        assertThat(values(Column.missing(2))).containsExactly(null, null);
    }

    private static @Nullable Value[] values(Column column) {
        @Nullable Value[] values = new Value[column.size()];
        Arrays.setAll(values, column::value);
        return values;
    }

    @Test
    void batchesSelectRowsOfWhatTheyHaveAndLoadTheRestForThem() {
        Batch batch = Batch.of(6, (field, rows, count) -> {
            if (field.equals("absent")) {
                return null;
            }
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = rows[i];
            }
            return new Column.Wholes(numbers, null, count);
        });
        assertThat(batch.column("early").value(5)).isEqualTo(Value.of(5L));

        Batch some =
                batch.select(new int[] {1, 3, 5, 0, 0, 0}, 3).with("added", Column.of(Value.TRUE, null, Value.FALSE));
        Batch repeated = some.repeat(new int[] {2, 2, 0}, 3);

        assertThat(values(some.column("early"))).containsExactly(Value.of(1L), Value.of(3L), Value.of(5L));
        assertThat(values(some.column("late"))).containsExactly(Value.of(1L), Value.of(3L), Value.of(5L));
        assertThat(values(repeated.column("early"))).containsExactly(Value.of(5L), Value.of(5L), Value.of(1L));
        assertThat(values(repeated.column("later"))).containsExactly(Value.of(5L), Value.of(5L), Value.of(1L));
        assertThat(values(repeated.column("added"))).containsExactly(Value.FALSE, Value.FALSE, Value.TRUE);
        assertThat(values(repeated.column("absent"))).containsExactly(null, null, null);
        assertThat(batch.select(new int[] {0, 1, 2, 3, 4, 5}, 6)).isSameAs(batch);
        assertThat(batch.size()).isEqualTo(6);
    }

    @Test
    void batchesOfGivenColumnsHaveNoOthers() {
        Batch batch = Batch.of(1, java.util.Map.of("a", Column.of(Value.TRUE)));

        assertThat(batch.column("a").value(0)).isEqualTo(Value.TRUE);
        assertThat(batch.column("b").value(0)).isNull();
        assertThat(List.of(batch.column("b").size(), batch.select(new int[1], 0).size()))
                .containsExactly(1, 0);
    }
}
