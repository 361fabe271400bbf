package dev.loggia.query.function.aggregate;

import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.NumericScanner;
import dev.loggia.event.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a column that are numbers, by the rules of {@link Comparison#number}, as two lists of groups and primitive values: what
 * was an integer of 64 bits, and everything else. A column that is such a list already is passed on as it is. Thread-confined.
 */
final class NumericRows {

    private static final byte UNREAD = 0;
    private static final byte NO_NUMBER = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;

    private int wholeCount;
    private int[] wholeGroups = new int[0];
    private long[] wholes = new long[0];
    private int decimalCount;
    private int[] decimalGroups = new int[0];
    private double[] decimals = new double[0];

    private int[] wholeGroupScratch = new int[0];
    private long[] wholeScratch = new long[0];
    private int[] decimalGroupScratch = new int[0];
    private double[] decimalScratch = new double[0];

    private final NumericScanner scanner = new NumericScanner();
    private @Nullable Value @Nullable [] dictionary;
    private byte[] dictionaryKinds = new byte[0];
    private long[] dictionaryWholes = new long[0];
    private double[] dictionaryDecimals = new double[0];

    int wholeCount() {
        return wholeCount;
    }

    int[] wholeGroups() {
        return wholeGroups;
    }

    long[] wholes() {
        return wholes;
    }

    int decimalCount() {
        return decimalCount;
    }

    int[] decimalGroups() {
        return decimalGroups;
    }

    double[] decimals() {
        return decimals;
    }

    long memoryBytes() {
        return 12L * (wholeScratch.length + decimalScratch.length) + 17L * dictionaryKinds.length;
    }

    /** Reads a column. What the other methods tell holds until the next call. */
    void read(Column column, int[] groups, int size) {
        if (column instanceof Column.Wholes all && all.missing() == null) {
            passOn(groups, all.values(), size);
        } else if (column instanceof Column.Timestamps times) {
            passOn(groups, times.millis(), size);
        } else if (column instanceof Column.Decimals all && all.missing() == null) {
            wholeCount = 0;
            decimalCount = size;
            decimalGroups = groups;
            decimals = all.values();
        } else {
            prepare(size);
            collect(column, groups, size);
        }
    }

    private void passOn(int[] groups, long[] values, int size) {
        decimalCount = 0;
        wholeCount = size;
        wholeGroups = groups;
        wholes = values;
    }

    private void prepare(int size) {
        if (wholeScratch.length < size) {
            wholeGroupScratch = new int[size];
            wholeScratch = new long[size];
            decimalGroupScratch = new int[size];
            decimalScratch = new double[size];
        }
        wholeCount = 0;
        wholeGroups = wholeGroupScratch;
        wholes = wholeScratch;
        decimalCount = 0;
        decimalGroups = decimalGroupScratch;
        decimals = decimalScratch;
    }

    private void collect(Column column, int[] groups, int size) {
        switch (column) {
            case Column.Wholes some -> collectWholes(some, groups, size);
            case Column.Decimals some -> collectDecimals(some, groups, size);
            case Column.Utf8 text -> collectText(text, groups, size);
            case Column.Ordinals ordinals -> collectOrdinals(ordinals, groups, size);
            case Column.Booleans truths -> collectBooleans(truths, groups, size);
            case Column.Constant constant -> collectConstant(constant.constant(), groups, size);
            case Column.Timestamps times -> passOn(groups, times.millis(), size);
            case Column.Mixed mixed -> {
                for (int row = 0; row < size; row++) {
                    add(groups[row], Comparison.number(mixed.value(row)));
                }
            }
        }
    }

    private void collectWholes(Column.Wholes column, int[] groups, int size) {
        long[] values = column.values();
        for (int row = 0; row < size; row++) {
            if (!column.isMissing(row)) {
                addWhole(groups[row], values[row]);
            }
        }
    }

    private void collectDecimals(Column.Decimals column, int[] groups, int size) {
        double[] values = column.values();
        for (int row = 0; row < size; row++) {
            if (!column.isMissing(row)) {
                addDecimal(groups[row], values[row]);
            }
        }
    }

    private void collectText(Column.Utf8 column, int[] groups, int size) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        for (int row = 0; row < size; row++) {
            if (starts[row] >= 0 && scanner.scan(bytes, starts[row], ends[row])) {
                if (scanner.isWhole()) {
                    addWhole(groups[row], scanner.whole());
                } else {
                    addDecimal(groups[row], scanner.asDouble());
                }
            }
        }
    }

    private void collectOrdinals(Column.Ordinals column, int[] groups, int size) {
        @Nullable Value[] values = column.dictionary();
        if (!isKnown(values)) {
            dictionary = values;
            if (dictionaryKinds.length < values.length) {
                dictionaryKinds = new byte[values.length];
                dictionaryWholes = new long[values.length];
                dictionaryDecimals = new double[values.length];
            } else {
                Arrays.fill(dictionaryKinds, 0, values.length, UNREAD);
            }
        }
        int[] ordinals = column.ordinals();
        for (int row = 0; row < size; row++) {
            int ordinal = ordinals[row];
            if (ordinal >= 0) {
                byte kind = dictionaryKinds[ordinal];
                if (kind == UNREAD) {
                    kind = readEntry(ordinal, values[ordinal]);
                }
                if (kind == WHOLE) {
                    addWhole(groups[row], dictionaryWholes[ordinal]);
                } else if (kind == DECIMAL) {
                    addDecimal(groups[row], dictionaryDecimals[ordinal]);
                }
            }
        }
    }

    /** A dictionary is known by its identity: batches share it. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isKnown(@Nullable Value[] values) {
        return dictionary == values;
    }

    private byte readEntry(int ordinal, Value value) {
        byte kind = switch (Comparison.number(value)) {
            case null -> NO_NUMBER;
            case Value.Whole whole -> {
                dictionaryWholes[ordinal] = whole.value();
                yield WHOLE;
            }
            case Value.Decimal decimal -> {
                dictionaryDecimals[ordinal] = decimal.value();
                yield DECIMAL;
            }
        };
        dictionaryKinds[ordinal] = kind;
        return kind;
    }

    private void collectBooleans(Column.Booleans column, int[] groups, int size) {
        boolean[] values = column.values();
        for (int row = 0; row < size; row++) {
            if (!column.isMissing(row)) {
                addWhole(groups[row], values[row] ? 1 : 0);
            }
        }
    }

    private void collectConstant(@Nullable Value value, int[] groups, int size) {
        Value.Number number = Comparison.number(value);
        if (number != null) {
            for (int row = 0; row < size; row++) {
                add(groups[row], number);
            }
        }
    }

    private void add(int group, Value.@Nullable Number number) {
        switch (number) {
            case null -> {}
            case Value.Whole whole -> addWhole(group, whole.value());
            case Value.Decimal decimal -> addDecimal(group, decimal.value());
        }
    }

    private void addWhole(int group, long value) {
        wholeGroups[wholeCount] = group;
        wholes[wholeCount++] = value;
    }

    private void addDecimal(int group, double value) {
        decimalGroups[decimalCount] = group;
        decimals[decimalCount++] = value;
    }
}
