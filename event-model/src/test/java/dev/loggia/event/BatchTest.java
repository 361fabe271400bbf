package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final TimeRange TIMES = new TimeRange(100, 200);

    private final List<String> loads = new ArrayList<>();

    private Column load(String field, int[] rows, int count) {
        loads.add(field + Arrays.toString(Arrays.copyOf(rows, count)));
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 10L * rows[i];
        }
        return new Column.Wholes(numbers, null, count);
    }

    @Test
    void columnsAreLoadedOnceForTheRowsThatAreLeft() {
        Batch batch = Batch.of(5, this::load);
        Batch some = batch.select(new int[] {1, 3, 4, -1}, 3).with("other", Column.missing(3));
        Batch one = some.select(new int[] {1}, 1);

        assertThat(loads).isEmpty();
        assertThat(one.column("a").value(0)).isEqualTo(Value.of(30L));
        assertThat(one.column("a").size()).isEqualTo(1);
        assertThat(some.column("b").value(2)).isEqualTo(Value.of(40L));
        assertThat(batch.column("b").value(4)).isEqualTo(Value.of(40L));
        assertThat(loads).containsExactly("a[3]", "b[1, 3, 4]", "b[0, 1, 2, 3, 4]");
    }

    @Test
    void rowsMayComeSeveralTimes() {
        Batch twice = Batch.of(3, this::load).repeat(new int[] {2, 2, 0}, 3);

        assertThat(twice.column("a").value(0)).isEqualTo(Value.of(20L));
        assertThat(twice.column("a").value(1)).isEqualTo(Value.of(20L));
        assertThat(twice.column("a").value(2)).isEqualTo(Value.of(0L));
    }

    @Test
    void theBoundsAreThoseOfTheEventsTimeUntilAQueryReplacesIt() {
        Batch batch = Batch.of(5, this::load, TIMES);
        Batch derived = batch.with("x", Column.missing(5)).select(new int[] {0, 2}, 2);
        Batch replaced = derived.with(SystemField.TIMESTAMP, Column.missing(2));

        assertThat(batch.timesOf(SystemField.TIMESTAMP)).isEqualTo(TIMES);
        assertThat(batch.timesOf("x")).isNull();
        assertThat(derived.timesOf(SystemField.TIMESTAMP)).isEqualTo(TIMES);
        assertThat(replaced.timesOf(SystemField.TIMESTAMP)).isNull();
        assertThat(replaced.with("y", Column.missing(2))
                        .select(new int[] {1}, 1)
                        .timesOf(SystemField.TIMESTAMP))
                .isNull();
        assertThat(replaced.times()).isEqualTo(TIMES);
        assertThat(loads).isEmpty();
    }

    @Test
    void aBatchOfColumnsHasNoOthersAndNoBounds() {
        Batch batch = Batch.of(2, Map.of("a", Column.of(Value.TRUE, null)));

        assertThat(batch.column("a").value(0)).isEqualTo(Value.TRUE);
        assertThat(batch.column("b").isMissing(1)).isTrue();
        assertThat(batch.times()).isNull();
    }
}
