package dev.loggia.query.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is reserved for the rows that are kept, not for those that others displaced. */
class HeldMemoryTest {

    private static final int ROWS = 100;
    private static final int BATCHES = 4_000;
    private static final long LIMIT = 6_000_000;
    private static final String TEXT = "x".repeat(100);

    private static final RowLayout LAYOUT = new RowLayout(List.of("key", "text"), false);
    private static final RowOrdering DESCENDING =
            new RowOrdering(List.of(new RowOrdering.Key("key", true)), RowOrdering.Tie.ARRIVAL);

    private final QueryContext context = new QueryContext(1, LIMIT, Long.MAX_VALUE, null);

    /** @param groups how many different values the column {@code group} has */
    private static Batch batch(long number, int groups) {
        long[] keys = new long[ROWS];
        long[] values = new long[ROWS];
        @Nullable Value[] texts = new Value[ROWS];
        for (int i = 0; i < ROWS; i++) {
            keys[i] = number * ROWS + i;
            values[i] = keys[i] % groups;
            texts[i] = Value.of(TEXT);
        }
        return Batch.of(
                ROWS,
                Map.of(
                        "key", new Column.Wholes(keys, null, ROWS),
                        "group", new Column.Wholes(values, null, ROWS),
                        "text", new Column.Mixed(texts, ROWS)));
    }

    private static List<@Nullable Value> keys(Collector.State state) {
        List<@Nullable Value> keys = new ArrayList<>();
        for (Iterator<Batch> batches = state.finish(); batches.hasNext(); ) {
            Batch batch = batches.next();
            for (int row = 0; row < batch.size(); row++) {
                keys.add(batch.column("key").value(row));
            }
        }
        return keys;
    }

    private static List<@Nullable Value> newest(int count) {
        List<@Nullable Value> keys = new ArrayList<>();
        for (long key = (long) BATCHES * ROWS - 1; keys.size() < count; key--) {
            keys.add(Value.of(key));
        }
        return keys;
    }

    @Test
    void aSortWithALimitOverAnAscendingSourceHoldsItsRowsOnly() {
        Collector top = new TopRows(DESCENDING, 1_000, false, LAYOUT, seen -> {});
        Collector.State first = top.newState(context);
        Collector.State second = top.newState(context);
        for (int number = 0; number < BATCHES; number++) {
            (number % 2 == 0 ? first : second).add(batch(number, 1));
        }
        first.merge(second);
        assertThat(keys(first)).isEqualTo(newest(1_000));
    }

    @Test
    void dedupOverAnAscendingSourceHoldsItsRowsOnly() {
        Collector distinct = new DistinctRows(List.of("group"), DESCENDING, LAYOUT);
        Collector.State first = distinct.newState(context);
        Collector.State second = distinct.newState(context);
        for (int number = 0; number < BATCHES; number++) {
            (number % 2 == 0 ? first : second).add(batch(number, 1_000));
        }
        first.merge(second);
        assertThat(keys(first)).isEqualTo(newest(1_000));
    }

    /** Each batch keeps a megabyte in memory until its rows' cells were read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchesOfLargeBlocksAreSoonLetGo(boolean sort) {
        List<Integer> read = new ArrayList<>();
        Collector.State state = sort
                ? new TopRows(DESCENDING, 3, false, LAYOUT, seen -> {}).newState(context)
                : new DistinctRows(List.of("group"), DESCENDING, LAYOUT).newState(context);
        for (int number = 0; number < 20; number++) {
            Batch cells = batch(number, 3);
            state.add(Batch.of(ROWS, new Batch.Loader() {
                @Override
                public Column load(String field, int[] rows, int count) {
                    if (field.equals("text")) {
                        read.add(count);
                    }
                    return cells.column(field).select(rows, count);
                }

                @Override
                public long heldBytes() {
                    return 1_000_000;
                }
            }));
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(10).allMatch(count -> count <= 3);
        assertThat(keys(state)).isEqualTo(List.of(Value.of(1999L), Value.of(1998L), Value.of(1997L)));
    }

    @Test
    void whatIsDroppedInMergesIsGivenBack() {
        Collector limit = new FirstRows(ROWS, LAYOUT, null);
        Collector.State merged = limit.newState(context);
        for (int number = 0; number < BATCHES; number++) {
            Collector.State other = limit.newState(context);
            other.add(batch(number, 1));
            merged.merge(other);
        }
        assertThat(keys(merged)).hasSize(ROWS).startsWith(Value.of(0L));
    }
}
