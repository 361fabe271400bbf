package dev.loggia.event;

import org.jspecify.annotations.Nullable;

/**
 * A predicate over one field: a question to each value that is not missing. What kinds of columns can be asked faster than value by
 * value, subclasses override.
 */
abstract class ColumnFilter implements RowFilter {

    private static final byte UNASKED = 0;
    private static final byte KEPT = 1;
    private static final byte DROPPED = 2;

    private final String field;

    ColumnFilter(String field) {
        this.field = field;
    }

    /** The answer for a value. */
    abstract boolean test(Value value);

    @Override
    public final int keep(boolean outcome, Batch batch, int[] rows, int count) {
        Column column = batch.column(field);
        return switch (column) {
            case Column.Constant constant -> keepConstant(constant.constant(), outcome, count);
            case Column.Utf8 utf8 -> keepUtf8(utf8, outcome, rows, count);
            case Column.Ordinals ordinals -> keepOrdinals(ordinals, outcome, rows, count);
            case Column.Timestamps timestamps -> keepTimestamps(timestamps, outcome, rows, count);
            case Column.Wholes wholes -> keepWholes(wholes, outcome, rows, count);
            case Column.Decimals decimals -> keepDecimals(decimals, outcome, rows, count);
            case Column.Booleans booleans -> keepBooleans(booleans, outcome, rows, count);
            case Column.Mixed mixed -> keepValues(mixed, outcome, rows, count);
        };
    }

    private int keepConstant(@Nullable Value value, boolean outcome, int count) {
        return count > 0 && value != null && test(value) == outcome ? count : 0;
    }

    private int keepOrdinals(Column.Ordinals column, boolean outcome, int[] rows, int count) {
        @Nullable Value[] dictionary = column.dictionary();
        int[] ordinals = column.ordinals();
        if (dictionary.length > count) {
            return keepValues(column, outcome, rows, count);
        }
        byte[] answers = new byte[dictionary.length];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int ordinal = ordinals[row];
            if (ordinal >= 0) {
                if (answers[ordinal] == UNASKED) {
                    answers[ordinal] = ask(dictionary[ordinal], outcome);
                }
                if (answers[ordinal] == KEPT) {
                    rows[kept++] = row;
                }
            }
        }
        return kept;
    }

    private byte ask(@Nullable Value value, boolean outcome) {
        return value != null && test(value) == outcome ? KEPT : DROPPED;
    }

    private int keepBooleans(Column.Booleans column, boolean outcome, int[] rows, int count) {
        boolean keepTrue = test(Value.TRUE) == outcome;
        boolean keepFalse = test(Value.FALSE) == outcome;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isMissing(row) && (column.values()[row] ? keepTrue : keepFalse)) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    int keepUtf8(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        return keepValues(column, outcome, rows, count);
    }

    int keepTimestamps(Column.Timestamps column, boolean outcome, int[] rows, int count) {
        return keepValues(column, outcome, rows, count);
    }

    int keepWholes(Column.Wholes column, boolean outcome, int[] rows, int count) {
        return keepValues(column, outcome, rows, count);
    }

    int keepDecimals(Column.Decimals column, boolean outcome, int[] rows, int count) {
        return keepValues(column, outcome, rows, count);
    }

    final int keepValues(Column column, boolean outcome, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Value value = column.value(rows[i]);
            if (value != null && test(value) == outcome) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }
}
