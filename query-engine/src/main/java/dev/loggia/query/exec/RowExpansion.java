package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Makes any number of rows of each: with the row's other columns, among them its order key, and new values for some. However long a
 * list is, no batch has more rows than the steps behind can bear; lists are taken apart as the rows are asked for.
 *
 * @param columns the columns that get new values
 * @param expander finds these values
 */
public record RowExpansion(List<String> columns, Expander expander) implements BatchOperator {

    private static final int MOST_ROWS = 4096;

    public RowExpansion {
        columns = List.copyOf(columns);
    }

    /** What is made of the rows of a batch. */
    @FunctionalInterface
    public interface Expander {
        RowValues of(Batch batch);
    }

    /** What is made of one row after the other. Confined to one thread. */
    @FunctionalInterface
    public interface RowValues {
        /** For each row that is made of a row the values of the columns, in their order; empty when the row goes. */
        List<@Nullable Value[]> of(int row);
    }

    @Override
    public Iterator<Batch> over(Iterator<Batch> parts) {
        return new ExpandedRows(this, parts);
    }

    private static final class ExpandedRows implements Iterator<Batch> {
        private final RowExpansion expansion;
        private final Iterator<Batch> parts;
        private Batch part = Batch.of(0, Map.of());
        private RowValues values = row -> List.of();
        private int row = -1;

        /** What is made of {@code row}, and how much of it was taken. */
        private List<@Nullable Value[]> made = List.of();

        private int taken;

        ExpandedRows(RowExpansion expansion, Iterator<Batch> parts) {
            this.expansion = expansion;
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!moveToNextMade()) {
                if (!parts.hasNext()) {
                    return false;
                }
                part = parts.next();
                values = expansion.expander.of(part);
                row = -1;
            }
            return true;
        }

        /** Whether there is another row made of a row of this part. */
        private boolean moveToNextMade() {
            while (taken == made.size()) {
                if (row + 1 >= part.size()) {
                    return false;
                }
                made = values.of(++row);
                taken = 0;
            }
            return true;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int[] rows = new int[Math.min(MOST_ROWS, part.size())];
            @Nullable Value[][] cells = new Value[expansion.columns.size()][rows.length];
            int size = 0;
            while (size < MOST_ROWS && moveToNextMade()) {
                if (size == rows.length) {
                    int more = Math.min(MOST_ROWS, 2 * size);
                    rows = Arrays.copyOf(rows, more);
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = Arrays.copyOf(cells[i], more);
                    }
                }
                @Nullable Value[] next = made.get(taken++);
                rows[size] = row;
                for (int i = 0; i < cells.length; i++) {
                    cells[i][size] = next[i];
                }
                size++;
            }
            Batch batch = part.repeat(rows, size);
            for (int i = 0; i < cells.length; i++) {
                batch = batch.with(expansion.columns.get(i), new Column.Mixed(cells[i], size));
            }
            return batch;
        }
    }
}
