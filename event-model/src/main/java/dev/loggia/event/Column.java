package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one field for the rows of a {@link Batch}. Immutable by agreement: nobody writes to an array after the column
 * was handed over, and arrays are shared, not copied. Rows are counted from 0.
 */
public sealed interface Column {

    int size();

    /** The value of a row, or null when it is missing. Creates an object: column loops use the arrays instead. */
    @Nullable
    Value value(int row);

    default boolean isMissing(int row) {
        return value(row) == null;
    }

    /** The column of the given rows, in their order. @param count how many entries of {@code rows} count */
    Column select(int[] rows, int count);

    /** A column without any value. */
    static Column missing(int size) {
        return new Constant(null, size);
    }

    /** The same value in every row. */
    record Constant(@Nullable Value constant, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return constant;
        }

        @Override
        public Column select(int[] rows, int count) {
            return new Constant(constant, count);
        }
    }

    /**
     * UTF-8 text in place: row {@code i} is {@code bytes[starts[i] .. ends[i])}; missing when {@code starts[i]} is negative.
     * The bytes may be those of a whole file chunk and need not be valid UTF-8: broken sequences decode to U+FFFD.
     */
    record Utf8(byte[] bytes, int[] starts, int[] ends, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return starts[row] < 0 ? null : new Value.Text(text(row));
        }

        /** The text of a row that is not missing. */
        public String text(int row) {
            return new String(bytes, starts[row], ends[row] - starts[row], StandardCharsets.UTF_8);
        }

        @Override
        public boolean isMissing(int row) {
            return starts[row] < 0;
        }

        @Override
        public Column select(int[] rows, int count) {
            int[] newStarts = new int[count];
            int[] newEnds = new int[count];
            for (int i = 0; i < count; i++) {
                newStarts[i] = starts[rows[i]];
                newEnds[i] = ends[rows[i]];
            }
            return new Utf8(bytes, newStarts, newEnds, count);
        }
    }

    /**
     * Few distinct values: row {@code i} is {@code dictionary[ordinals[i]]}, missing when the ordinal is negative. An entry that no row
     * of the column refers to may be null. Columns of one dictionary share the array itself, so that what was found out about its
     * entries holds for the next column too.
     */
    record Ordinals(@Nullable Value[] dictionary, int[] ordinals, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return ordinals[row] < 0 ? null : dictionary[ordinals[row]];
        }

        @Override
        public boolean isMissing(int row) {
            return ordinals[row] < 0;
        }

        @Override
        public Column select(int[] rows, int count) {
            int[] selected = new int[count];
            for (int i = 0; i < count; i++) {
                selected[i] = ordinals[rows[i]];
            }
            return new Ordinals(dictionary, selected, count);
        }
    }

    /** Times in milliseconds since 1970-01-01T00:00:00Z, none missing. */
    record Timestamps(long[] millis, int size) implements Column {
        @Override
        public Value value(int row) {
            return new Value.Timestamp(millis[row]);
        }

        @Override
        public boolean isMissing(int row) {
            return false;
        }

        @Override
        public Column select(int[] rows, int count) {
            long[] selected = new long[count];
            for (int i = 0; i < count; i++) {
                selected[i] = millis[rows[i]];
            }
            return new Timestamps(selected, count);
        }
    }

    /** Integers. @param missing per row whether it is missing, or null when none is */
    record Wholes(long[] values, boolean @Nullable [] missing, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return isMissing(row) ? null : new Value.Whole(values[row]);
        }

        @Override
        public boolean isMissing(int row) {
            return missing != null && missing[row];
        }

        @Override
        public Column select(int[] rows, int count) {
            long[] selected = new long[count];
            for (int i = 0; i < count; i++) {
                selected[i] = values[rows[i]];
            }
            return new Wholes(selected, selectMissing(missing, rows, count), count);
        }
    }

    /** Finite decimals; an integer among them reads as {@link Value.Whole}. @param missing as in {@link Wholes} */
    record Decimals(double[] values, boolean @Nullable [] missing, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return isMissing(row) ? null : Value.of(values[row]);
        }

        @Override
        public boolean isMissing(int row) {
            return missing != null && missing[row];
        }

        @Override
        public Column select(int[] rows, int count) {
            double[] selected = new double[count];
            for (int i = 0; i < count; i++) {
                selected[i] = values[rows[i]];
            }
            return new Decimals(selected, selectMissing(missing, rows, count), count);
        }
    }

    /** Truth values. @param missing as in {@link Wholes} */
    record Booleans(boolean[] values, boolean @Nullable [] missing, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return isMissing(row) ? null : Value.of(values[row]);
        }

        @Override
        public boolean isMissing(int row) {
            return missing != null && missing[row];
        }

        @Override
        public Column select(int[] rows, int count) {
            boolean[] selected = new boolean[count];
            for (int i = 0; i < count; i++) {
                selected[i] = values[rows[i]];
            }
            return new Booleans(selected, selectMissing(missing, rows, count), count);
        }
    }

    /** Values of any kinds; null entries are missing. */
    record Mixed(@Nullable Value[] values, int size) implements Column {
        @Override
        public @Nullable Value value(int row) {
            return values[row];
        }

        @Override
        public Column select(int[] rows, int count) {
            @Nullable Value[] selected = new Value[count];
            for (int i = 0; i < count; i++) {
                selected[i] = values[rows[i]];
            }
            return new Mixed(selected, count);
        }
    }

    private static boolean @Nullable [] selectMissing(boolean @Nullable [] missing, int[] rows, int count) {
        if (missing == null) {
            return null;
        }
        boolean[] selected = new boolean[count];
        for (int i = 0; i < count; i++) {
            selected[i] = missing[rows[i]];
        }
        return selected;
    }

    /** A mixed column of these values. */
    static Column of(@Nullable Value... values) {
        return new Mixed(Arrays.copyOf(values, values.length), values.length);
    }
}
