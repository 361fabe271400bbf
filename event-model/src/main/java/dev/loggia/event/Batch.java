package dev.loggia.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few thousand rows by column. A column that nobody asked for is not loaded, and one that is asked for after
 * {@link #select} is loaded for the surviving rows only: late materialisation. Thread-confined: one worker at a time.
 *
 * <p>Every batch of an {@link EventSource} has the columns of {@link SystemField} in the sense that asking for them answers;
 * a field that no row has answers with a column of missing values.
 */
public final class Batch {

    /** Loads columns of the batch that a source made. */
    @FunctionalInterface
    public interface Loader {
        /**
         * The column of a field.
         *
         * @param rows the rows wanted, as the source counted them when it made the batch, in ascending order; only the first
         *     {@code count} entries count
         * @return a column of {@code count} rows, or null when no row has the field
         */
        @Nullable
        Column load(String field, int[] rows, int count);

        /** Bytes of the source that stay in memory as long as the batch does, such as a block of a file. */
        default long heldBytes() {
            return 0;
        }
    }

    private final int size;
    private final @Nullable Loader loader;

    /** The rows as the source counted them; null until somebody asks while they are all rows of the source's batch. */
    private int @Nullable [] sourceRows;

    private final Map<String, Column> columns;
    private final @Nullable TimeRange times;
    private final boolean timestampReplaced;

    private Batch(
            int size,
            @Nullable Loader loader,
            int @Nullable [] sourceRows,
            Map<String, Column> columns,
            @Nullable TimeRange times,
            boolean timestampReplaced) {
        this.size = size;
        this.loader = loader;
        this.sourceRows = sourceRows;
        this.columns = columns;
        this.times = times;
        this.timestampReplaced = timestampReplaced;
    }

    /** A batch whose columns are loaded on demand. */
    public static Batch of(int size, Loader loader) {
        return of(size, loader, null);
    }

    /** The same of a source that knows between which times all its events lie. @param times null when it does not know */
    public static Batch of(int size, Loader loader, @Nullable TimeRange times) {
        return new Batch(size, loader, null, new HashMap<>(), times, false);
    }

    /** A batch of these columns and no others. */
    public static Batch of(int size, Map<String, Column> columns) {
        return new Batch(size, null, null, new HashMap<>(columns), null, false);
    }

    public int size() {
        return size;
    }

    /** Bytes of the source that stay in memory as long as the batch does, those of other batches too. */
    public long heldBytes() {
        return loader == null ? 0 : loader.heldBytes();
    }

    /** Between which times all its events lie ({@link SystemField#EVENT_TIME}), or null when that is not known without reading them. */
    public @Nullable TimeRange times() {
        return times;
    }

    /**
     * Between which times all values of a field lie, or null when that is not known without reading them: {@link #times} for
     * {@link SystemField#TIMESTAMP}, unless it was replaced by another column.
     */
    public @Nullable TimeRange timesOf(String field) {
        return field.equals(SystemField.TIMESTAMP) && !timestampReplaced ? times : null;
    }

    /** The column of a field, loaded if need be; a column of missing values when there is no such field. */
    public Column column(String field) {
        Column column = columns.get(field);
        if (column == null) {
            column = loader == null ? null : loader.load(field, sourceRows(), size);
            if (column == null) {
                column = Column.missing(size);
            }
            columns.put(field, column);
        }
        return column;
    }

    private int[] sourceRows() {
        int[] rows = sourceRows;
        if (rows == null) {
            rows = new int[size];
            for (int i = 0; i < size; i++) {
                rows[i] = i;
            }
            sourceRows = rows;
        }
        return rows;
    }

    /** This batch with one column added or replaced. */
    public Batch with(String field, Column column) {
        if (column.size() != size) {
            throw new IllegalArgumentException(field + " has " + column.size() + " rows, the batch " + size);
        }
        Map<String, Column> more = new HashMap<>(columns);
        more.put(field, column);
        boolean replaced = timestampReplaced || field.equals(SystemField.TIMESTAMP);
        return new Batch(size, loader, sourceRows, more, times, replaced);
    }

    /** The given rows of this batch, ascending. @param count how many entries of {@code rows} count */
    public Batch select(int[] rows, int count) {
        if (count == size) {
            return this;
        }
        Map<String, Column> selected = new HashMap<>();
        columns.forEach((field, column) -> selected.put(field, column.select(rows, count)));
        return new Batch(
                count, loader, loader == null ? null : sourceRows(rows, count), selected, times, timestampReplaced);
    }

    /** The given rows of this batch, ascending; a row may come several times, as when one event becomes several rows. */
    public Batch repeat(int[] rows, int count) {
        Loader once = loader == null || loader instanceof RepeatingLoader ? loader : new RepeatingLoader(loader);
        Map<String, Column> repeated = new HashMap<>();
        columns.forEach((field, column) -> repeated.put(field, repeat(column, rows, count)));
        return new Batch(
                count, once, loader == null ? null : sourceRows(rows, count), repeated, times, timestampReplaced);
    }

    /** Texts become one object for all their rows: an event that becomes thousands of rows would take its message thousands of times. */
    private static Column repeat(Column column, int[] rows, int count) {
        if (!(column instanceof Column.Utf8 texts)) {
            return column.select(rows, count);
        }
        @Nullable Value[] dictionary = new Value[count];
        int[] ordinals = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || rows[i] != rows[i - 1]) {
                dictionary[size++] = texts.value(rows[i]);
            }
            ordinals[i] = texts.isMissing(rows[i]) ? -1 : size - 1;
        }
        return new Column.Ordinals(Arrays.copyOf(dictionary, size), ordinals, count);
    }

    /** Asks for each row once, as sources want it, and repeats what it gets. */
    private record RepeatingLoader(Loader source) implements Loader {
        @Override
        public @Nullable Column load(String field, int[] rows, int count) {
            int[] distinct = new int[count];
            int[] positions = new int[count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || rows[i] != rows[i - 1]) {
                    distinct[size++] = rows[i];
                }
                positions[i] = size - 1;
            }
            Column column = source.load(field, distinct, size);
            return column == null || size == count ? column : repeat(column, positions, count);
        }

        @Override
        public long heldBytes() {
            return source.heldBytes();
        }
    }

    private int[] sourceRows(int[] rows, int count) {
        int[] source = Arrays.copyOf(rows, count);
        int[] all = sourceRows;
        for (int i = 0; all != null && i < count; i++) {
            source[i] = all[rows[i]];
        }
        return source;
    }
}
