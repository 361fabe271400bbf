package dev.loggia.query.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowExpansionTest {

    private static final int MOST_ROWS = 4096;

    /** A part with the numbers of its rows, and how many rows each becomes. */
    private static Batch part(long first, long... lengths) {
        long[] numbers = LongStream.range(first, first + lengths.length).toArray();
        return Batch.of(
                lengths.length,
                Map.of(
                        "row", new Column.Wholes(numbers, null, lengths.length),
                        "length", new Column.Wholes(lengths, null, lengths.length)));
    }

    private static RowExpansion.RowValues counted(Batch batch) {
        Column lengths = batch.column("length");
        return row -> {
            List<@Nullable Value[]> made = new ArrayList<>();
            for (long i = 0; lengths.value(row) instanceof Value.Whole length && i < length.value(); i++) {
                made.add(new @Nullable Value[] {Value.of(i)});
            }
            return made;
        };
    }

    private static List<String> expand(Batch... parts) {
        Iterator<Batch> expanded = new RowExpansion(List.of("i"), RowExpansionTest::counted)
                .over(List.of(parts).iterator());
        List<String> rows = new ArrayList<>();
        while (expanded.hasNext()) {
            Batch batch = expanded.next();
            assertThat(batch.size()).isBetween(1, MOST_ROWS);
            for (int row = 0; row < batch.size(); row++) {
                rows.add(cell(batch, "row", row) + "." + cell(batch, "i", row));
            }
        }
        return rows;
    }

    private static long cell(Batch batch, String column, int row) {
        return batch.column(column).value(row) instanceof Value.Whole whole ? whole.value() : -1;
    }

    @Test
    void rowsAreRepeatedInOrderAndThoseWithoutElementsGo() {
        assertThat(expand(part(0, 2, 0, 1), part(3, 0, 0), part(5, 1))).containsExactly("0.0", "0.1", "2.0", "5.0");
        assertThat(expand(part(0, 0, 0))).isEmpty();
        assertThat(expand()).isEmpty();
    }

    @Test
    void batchesStayBoundedHoweverLongAListIs() {
        long length = 3L * MOST_ROWS + 5;
        List<String> rows = expand(part(0, 1, length, MOST_ROWS, 1));
        assertThat(rows).hasSize((int) (1 + length + MOST_ROWS + 1)).doesNotHaveDuplicates();
        assertThat(rows).startsWith("0.0", "1.0").endsWith("2." + (MOST_ROWS - 1), "3.0");
        assertThat(rows.get((int) length)).isEqualTo("1." + (length - 1));
    }
}
