package dev.loggia.ingest.file;

import dev.loggia.event.Column;
import dev.loggia.event.FieldDiscovery;
import dev.loggia.event.FieldReader;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a scan discovers in messages, by the reader of the file's format or in JSON: all that the query asks for in one reading
 * of the message. Immutable, thread-safe.
 */
final class MessageFields {

    private final FieldDiscovery discovery;
    private final @Nullable FieldReader reader;
    private final Map<String, Integer> places = new HashMap<>();
    private final int maximumFields;

    /** @param reader null for JSON only */
    MessageFields(@Nullable FieldReader reader, Set<String> fields, int maximumFields) {
        this.reader = reader;
        List<String> names =
                fields.stream().filter(SystemField::isDiscovered).sorted().toList();
        this.discovery = FieldDiscovery.of(reader, names, maximumFields);
        this.maximumFields = maximumFields;
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    /**
     * The fields of the messages of one batch.
     *
     * @param broken told how many messages are {@link Shape#BRACKETED} and yet not JSON, as they are read
     */
    Rows of(byte[] bytes, int[] starts, int[] ends, int size, LongConsumer broken) {
        return new Rows(bytes, starts, ends, size, broken);
    }

    /** What can be told of every line of a JSON file for nearly nothing. */
    enum Shape {
        BLANK,
        /** Has the first and last letter of JSON. */
        BRACKETED,
        /** Is not JSON. */
        OTHER;

        static Shape of(byte[] bytes, int start, int end) {
            int first = start;
            while (first < end && isBlank(bytes[first])) {
                first++;
            }
            if (first == end) {
                return BLANK;
            }
            int last = end - 1;
            while (isBlank(bytes[last])) {
                last--;
            }
            boolean bracketed = bytes[first] == '{' && bytes[last] == '}' || bytes[first] == '[' && bytes[last] == ']';
            return bracketed ? BRACKETED : OTHER;
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t' || b == '\r' || b == '\n';
        }
    }

    /** Belongs to the worker that has the batch. */
    final class Rows {
        private final byte[] bytes;
        private final int[] starts;
        private final int[] ends;
        private final int size;
        private final boolean[] read;
        private final @Nullable Value[] @Nullable [] values;
        private final Map<String, Rows> unexpected = new HashMap<>();
        private final LongConsumer broken;

        private Rows(byte[] bytes, int[] starts, int[] ends, int size, LongConsumer broken) {
            this.broken = broken;
            this.bytes = bytes;
            this.starts = starts;
            this.ends = ends;
            this.size = size;
            this.read = new boolean[size];
            this.values = new Value[discovery.names().size()][];
        }

        /** The column of a field for some rows, or null when none of them has it. */
        @Nullable
        Column column(String field, int[] rows, int count) {
            Integer place = places.get(field);
            if (place == null) {
                return !SystemField.isDiscovered(field)
                        ? null
                        : unexpected
                                .computeIfAbsent(
                                        field,
                                        name -> new MessageFields(reader, Set.of(name), maximumFields)
                                                .of(bytes, starts, ends, size, ignored -> {}))
                                .column(field, rows, count);
            }
            readMissing(rows, count);
            @Nullable Value[] found = values[place];
            return found == null ? null : column(found, rows, count);
        }

        /** Every field of some rows, each row's as one map. */
        Column all(int[] rows, int count) {
            @Nullable Value[] fields = new Value[count];
            for (int i = 0; i < count; i++) {
                fields[i] = FieldDiscovery.all(reader, bytes, starts[rows[i]], ends[rows[i]], maximumFields);
            }
            return new Column.Mixed(fields, count);
        }

        private void readMissing(int[] rows, int count) {
            @Nullable Value[] fields = new Value[values.length];
            long notJson = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                if (read[row]) {
                    continue;
                }
                read[row] = true;
                if (!discovery.extract(bytes, starts[row], ends[row], fields)) {
                    notJson += Shape.of(bytes, starts[row], ends[row]) == Shape.BRACKETED ? 1 : 0;
                    continue;
                }
                for (int place = 0; place < fields.length; place++) {
                    Value value = fields[place];
                    if (value != null) {
                        @Nullable Value[] column = values[place];
                        if (column == null) {
                            column = new Value[size];
                            values[place] = column;
                        }
                        column[row] = value;
                    }
                }
            }
            broken.accept(notJson);
        }

        /** Columns of one kind go into arrays, which the engine's loops read without an object a row. */
        private static Column column(@Nullable Value[] values, int[] rows, int count) {
            int wholes = 0;
            int decimals = 0;
            int missing = 0;
            @Nullable Value[] selected = new Value[count];
            for (int i = 0; i < count; i++) {
                Value value = values[rows[i]];
                selected[i] = value;
                if (value == null) {
                    missing++;
                } else if (value instanceof Value.Whole) {
                    wholes++;
                } else if (value instanceof Value.Decimal) {
                    decimals++;
                }
            }
            if (wholes + missing == count) {
                return wholes(selected, missing);
            }
            return decimals + missing == count ? decimals(selected, missing) : new Column.Mixed(selected, count);
        }

        private static Column wholes(@Nullable Value[] values, int missing) {
            long[] numbers = new long[values.length];
            boolean @Nullable [] gaps = missing == 0 ? null : new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Value.Whole whole) {
                    numbers[i] = whole.value();
                } else if (gaps != null) {
                    gaps[i] = true;
                }
            }
            return new Column.Wholes(numbers, gaps, values.length);
        }

        private static Column decimals(@Nullable Value[] values, int missing) {
            double[] numbers = new double[values.length];
            boolean @Nullable [] gaps = missing == 0 ? null : new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Value.Decimal decimal) {
                    numbers[i] = decimal.value();
                } else if (gaps != null) {
                    gaps[i] = true;
                }
            }
            return new Column.Decimals(numbers, gaps, values.length);
        }
    }
}
