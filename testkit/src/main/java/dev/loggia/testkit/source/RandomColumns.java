package dev.loggia.testkit.source;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Loads columns of a random kind among those that can hold the values. */
final class RandomColumns implements Batch.Loader {

    private final List<EventFields> events;
    private final Random random;

    RandomColumns(List<EventFields> events, Random random) {
        this.events = events;
        this.random = random;
    }

    @Override
    public @Nullable Column load(String field, int[] rows, int count) {
        @Nullable Value[] values = new Value[count];
        for (int i = 0; i < count; i++) {
            values[i] = events.get(rows[i]).field(field);
        }
        if (field.equals(SystemField.TIMESTAMP)) {
            return times(values);
        }
        if (field.equals(SystemField.SEQUENCE)) {
            return wholes(values);
        }
        List<Column> kinds = kinds(values);
        return kinds.get(random.nextInt(kinds.size()));
    }

    private List<Column> kinds(@Nullable Value[] values) {
        List<Column> kinds = new ArrayList<>();
        kinds.add(new Column.Mixed(values, values.length));
        kinds.add(ordinals(values));
        if (all(values, Value.Text.class)) {
            kinds.add(utf8(values));
        }
        if (all(values, Value.Whole.class)) {
            kinds.add(wholes(values));
        }
        if (all(values, Value.Number.class)) {
            addDecimals(values, kinds);
        }
        if (all(values, Value.Bool.class)) {
            kinds.add(booleans(values));
        }
        boolean constant = true;
        for (Value value : values) {
            constant &= Objects.equals(value, values[0]);
        }
        if (constant && values.length > 0) {
            kinds.add(new Column.Constant(values[0], values.length));
        }
        return kinds;
    }

    private static boolean all(@Nullable Value[] values, Class<? extends Value> kind) {
        for (Value value : values) {
            if (value != null && !kind.isInstance(value)) {
                return false;
            }
        }
        return true;
    }

    private static Column times(@Nullable Value[] values) {
        long[] millis = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            millis[i] = values[i] instanceof Value.Timestamp time ? time.millis() : 0;
        }
        return new Column.Timestamps(millis, values.length);
    }

    private static Column wholes(@Nullable Value[] values) {
        long[] numbers = new long[values.length];
        boolean[] missing = new boolean[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Value.Whole whole) {
                numbers[i] = whole.value();
            } else {
                missing[i] = true;
                any = true;
            }
        }
        return new Column.Wholes(numbers, any ? missing : null, values.length);
    }

    /** Only where a double says the same as the value. */
    private static void addDecimals(@Nullable Value[] values, List<Column> kinds) {
        double[] numbers = new double[values.length];
        boolean[] missing = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Value.Number number) {
                numbers[i] = number.asDouble();
                if (!number.equals(Value.of(numbers[i]))) {
                    return;
                }
            } else {
                missing[i] = true;
            }
        }
        kinds.add(new Column.Decimals(numbers, missing, values.length));
    }

    private static Column booleans(@Nullable Value[] values) {
        boolean[] truths = new boolean[values.length];
        boolean[] missing = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            truths[i] = values[i] instanceof Value.Bool bool && bool.value();
            missing[i] = values[i] == null;
        }
        return new Column.Booleans(truths, missing, values.length);
    }

    private static Column utf8(@Nullable Value[] values) {
        StringBuilder bytes = new StringBuilder();
        int[] starts = new int[values.length];
        int[] ends = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            starts[i] = -1;
            if (values[i] instanceof Value.Text text) {
                bytes.append(text.text());
                starts[i] = length;
                length += text.text().getBytes(StandardCharsets.UTF_8).length;
                ends[i] = length;
            }
        }
        return new Column.Utf8(bytes.toString().getBytes(StandardCharsets.UTF_8), starts, ends, values.length);
    }

    private static Column ordinals(@Nullable Value[] values) {
        List<Value> dictionary = new ArrayList<>();
        int[] ordinals = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            int ordinal = value == null ? -1 : dictionary.indexOf(value);
            if (value != null && ordinal < 0) {
                ordinal = dictionary.size();
                dictionary.add(value);
            }
            ordinals[i] = ordinal;
        }
        return new Column.Ordinals(dictionary.toArray(new Value[0]), ordinals, values.length);
    }
}
