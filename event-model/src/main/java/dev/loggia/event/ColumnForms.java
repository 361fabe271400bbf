package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the forms in which values can stand in a column: the same values, whatever the form. Sources that hold values rather than
 * text choose with it, and tests go through all of them.
 */
public final class ColumnForms {

    private ColumnForms() {}

    /** Every form that holds exactly these values, null for missing; the most compact first, {@link Column.Mixed} last. */
    public static List<Column> all(@Nullable Value... values) {
        List<Column> forms = new ArrayList<>();
        addConstant(values, forms);
        if (only(Value.Text.class, values)) {
            forms.add(adjacentText(values));
            forms.add(scatteredText(values));
        }
        if (only(Value.Whole.class, values)) {
            forms.add(wholes(values));
        }
        if (only(Value.Number.class, values) && sameAsDoubles(values)) {
            forms.add(decimals(values));
        }
        if (only(Value.Bool.class, values)) {
            forms.add(booleans(values));
        }
        addTimestamps(values, forms);
        forms.add(ordinals(values));
        forms.add(Column.of(values));
        return forms;
    }

    private static boolean only(Class<? extends Value> kind, @Nullable Value[] values) {
        for (Value value : values) {
            if (value != null && !kind.isInstance(value)) {
                return false;
            }
        }
        return true;
    }

    private static void addConstant(@Nullable Value[] values, List<Column> forms) {
        for (Value value : values) {
            if (!Objects.equals(value, values[0])) {
                return;
            }
        }
        forms.add(new Column.Constant(values.length == 0 ? null : values[0], values.length));
    }

    private static Column adjacentText(@Nullable Value[] values) {
        byte[][] texts = new byte[values.length][];
        int[] starts = new int[values.length];
        int[] ends = new int[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            starts[i] = -1;
            if (values[i] instanceof Value.Text text) {
                texts[i] = text.text().getBytes(StandardCharsets.UTF_8);
                starts[i] = size;
                size += texts[i].length;
                ends[i] = size;
            }
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < values.length; i++) {
            if (starts[i] >= 0) {
                System.arraycopy(texts[i], 0, bytes, starts[i], texts[i].length);
            }
        }
        return new Column.Utf8(bytes, starts, ends, values.length);
    }

    /** Last row first, with other bytes between: as when a row's text lies somewhere within a chunk of a file. */
    private static Column scatteredText(@Nullable Value[] values) {
        int[] starts = new int[values.length];
        int[] ends = new int[values.length];
        List<byte[]> texts = new ArrayList<>();
        int size = 1;
        for (int i = values.length - 1; i >= 0; i--) {
            starts[i] = -1;
            if (values[i] instanceof Value.Text text) {
                byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
                texts.add(utf8);
                starts[i] = size;
                ends[i] = size + utf8.length;
                size += utf8.length + 1;
            }
        }
        byte[] bytes = new byte[size];
        int at = 1;
        for (byte[] text : texts) {
            System.arraycopy(text, 0, bytes, at, text.length);
            at += text.length + 1;
        }
        return new Column.Utf8(bytes, starts, ends, values.length);
    }

    private static Column wholes(@Nullable Value[] values) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i] instanceof Value.Whole whole ? whole.value() : 0;
        }
        return new Column.Wholes(numbers, missing(values), values.length);
    }

    private static boolean sameAsDoubles(@Nullable Value[] values) {
        for (Value value : values) {
            if (value instanceof Value.Number number && !number.equals(Value.of(number.asDouble()))) {
                return false;
            }
        }
        return true;
    }

    private static Column decimals(@Nullable Value[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i] instanceof Value.Number number ? number.asDouble() : 0;
        }
        return new Column.Decimals(numbers, missing(values), values.length);
    }

    private static Column booleans(@Nullable Value[] values) {
        boolean[] truths = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            truths[i] = values[i] instanceof Value.Bool bool && bool.value();
        }
        return new Column.Booleans(truths, missing(values), values.length);
    }

    private static boolean @Nullable [] missing(@Nullable Value[] values) {
        boolean[] missing = new boolean[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            missing[i] = values[i] == null;
            any |= missing[i];
        }
        return any ? missing : null;
    }

    private static void addTimestamps(@Nullable Value[] values, List<Column> forms) {
        long[] millis = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Value.Timestamp timestamp)) {
                return;
            }
            millis[i] = timestamp.millis();
        }
        forms.add(new Column.Timestamps(millis, millis.length));
    }

    private static Column ordinals(@Nullable Value[] values) {
        Map<Value, Integer> dictionary = new LinkedHashMap<>();
        int[] ordinals = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            ordinals[i] = value == null ? -1 : dictionary.computeIfAbsent(value, any -> dictionary.size());
        }
        return new Column.Ordinals(dictionary.keySet().toArray(new Value[0]), ordinals, values.length);
    }
}
