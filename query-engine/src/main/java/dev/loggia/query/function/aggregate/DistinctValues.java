package dev.loggia.query.function.aggregate;

import dev.loggia.event.Column;
import dev.loggia.event.NumericScanner;
import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import dev.loggia.event.ValueText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers distinct values, where values are one when their exact texts agree (sections 15.3 and 15.4): the number 1 and the text
 * {@code 1}, but not {@code 01}; times by value. What identifies a value is its {@link #identity}; its number tells the kind of value
 * besides, and the lowest number of an identity is that of the kind that {@link ValueRank} puts first. Thread-confined.
 */
final class DistinctValues {

    private static final int NUMBER = 0;
    private static final int BOOL = 1;
    private static final int TEXT = 2;
    private static final int STRUCTURE = 3;
    private static final int KINDS = 4;

    private static final int WHOLES = 0;
    private static final int TIMES = 1;
    private static final int TEXTS = 2;
    private static final int TABLES = 3;

    /** Integers, and truth values and texts that read like one. */
    private final LongTable wholes = new LongTable();

    private final LongTable times = new LongTable();

    /** Texts, and decimals and structures by theirs. */
    private final TextTable texts = new TextTable();

    private final Map<Integer, Value> structures = new HashMap<>();
    private long structureBytes;

    /** The bits of decimals seen, with the number of each, so that a decimal is made text only once. */
    private final LongTable decimals = new LongTable();

    private int[] numbersOfDecimals = new int[8];

    private @Nullable Value @Nullable [] dictionary;
    private int[] numbersOfDictionary = new int[0];
    private final NumericScanner scanner = new NumericScanner();

    private static int number(int local, int table, int kind) {
        return Math.addExact(Math.multiplyExact(local, TABLES * KINDS), table * KINDS + kind);
    }

    /** What the numbers of one value share, whatever its kind. */
    static int identity(int number) {
        return number / KINDS;
    }

    /** The number of an identity that has the kind of another number of it. */
    static int withKind(int identity, int number) {
        return identity * KINDS + number % KINDS;
    }

    /** The value of a number. */
    Value value(int number) {
        int local = number / (TABLES * KINDS);
        int kind = number % KINDS;
        return switch (identity(number) % TABLES) {
            case WHOLES -> whole(wholes.key(local), kind);
            case TIMES -> new Value.Timestamp(times.key(local));
            default -> text(local, kind);
        };
    }

    private static Value whole(long whole, int kind) {
        return switch (kind) {
            case NUMBER -> Value.of(whole);
            case BOOL -> Value.of(whole == 1);
            default -> Value.of(Long.toString(whole));
        };
    }

    private Value text(int local, int kind) {
        String text = texts.text(local);
        return switch (kind) {
            case NUMBER -> new Value.Decimal(Double.parseDouble(text));
            case TEXT -> Value.of(text);
            default -> structures.getOrDefault(local, Value.of(text));
        };
    }

    /** The numbers of the values of a column, -1 where one is missing. @param numbers filled for the first {@code size} entries */
    void add(Column column, int size, int[] numbers) {
        switch (column) {
            case Column.Wholes some -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = some.isMissing(row) ? -1 : addWhole(some.values()[row], NUMBER);
                }
            }
            case Column.Timestamps some -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = addTime(some.millis()[row]);
                }
            }
            case Column.Decimals some -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = some.isMissing(row) ? -1 : addDecimal(some.values()[row]);
                }
            }
            case Column.Utf8 text -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] =
                            text.isMissing(row) ? -1 : addText(text.bytes(), text.starts()[row], text.ends()[row]);
                }
            }
            case Column.Booleans truths -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = truths.isMissing(row) ? -1 : addWhole(truths.values()[row] ? 1 : 0, BOOL);
                }
            }
            case Column.Ordinals ordinals -> addOrdinals(ordinals, size, numbers);
            case Column.Constant constant -> Arrays.fill(numbers, 0, size, add(constant.constant()));
            case Column.Mixed mixed -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = add(mixed.value(row));
                }
            }
        }
    }

    private void addOrdinals(Column.Ordinals column, int size, int[] numbers) {
        @Nullable Value[] values = column.dictionary();
        if (!isKnown(values)) {
            dictionary = values;
            if (numbersOfDictionary.length < values.length) {
                numbersOfDictionary = new int[values.length];
            }
            Arrays.fill(numbersOfDictionary, 0, values.length, -1);
        }
        int[] ordinals = column.ordinals();
        for (int row = 0; row < size; row++) {
            int ordinal = ordinals[row];
            int number = ordinal < 0 ? -1 : numbersOfDictionary[ordinal];
            if (ordinal >= 0 && number < 0) {
                number = add(values[ordinal]);
                numbersOfDictionary[ordinal] = number;
            }
            numbers[row] = number;
        }
    }

    /** A dictionary is known by its identity: batches share it. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isKnown(@Nullable Value[] values) {
        return dictionary == values;
    }

    /** The number of a value, or -1 when it is missing. */
    private int add(@Nullable Value value) {
        return switch (value) {
            case null -> -1;
            case Value.Whole whole -> addWhole(whole.value(), NUMBER);
            case Value.Decimal decimal -> addDecimal(decimal.value());
            case Value.Bool bool -> addWhole(bool.value() ? 1 : 0, BOOL);
            case Value.Timestamp timestamp -> addTime(timestamp.millis());
            case Value.Text text -> {
                byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
                yield addText(utf8, 0, utf8.length);
            }
            case Value.Structure structure -> {
                byte[] utf8 = ValueText.exact(structure).getBytes(StandardCharsets.UTF_8);
                int local = texts.add(utf8, 0, utf8.length);
                keep(local, structure);
                yield number(local, TEXTS, STRUCTURE);
            }
        };
    }

    private void keep(int local, Value structure) {
        if (structures.putIfAbsent(local, structure) == null) {
            structureBytes += 64 + ValueSize.bytes(structure);
        }
    }

    private int addWhole(long whole, int kind) {
        return number(wholes.add(whole), WHOLES, kind);
    }

    private int addTime(long millis) {
        return number(times.add(millis), TIMES, NUMBER);
    }

    private int addDecimal(double decimal) {
        long whole = (long) decimal;
        if (whole == decimal && whole != Long.MAX_VALUE) {
            return addWhole(whole, NUMBER);
        }
        int known = decimals.size();
        int local = decimals.add(Double.doubleToRawLongBits(decimal));
        if (local < known) {
            return numbersOfDecimals[local];
        }
        if (local == numbersOfDecimals.length) {
            numbersOfDecimals = Arrays.copyOf(numbersOfDecimals, 2 * local);
        }
        byte[] utf8 = ValueText.exact(new Value.Decimal(decimal)).getBytes(StandardCharsets.UTF_8);
        int number = number(texts.add(utf8, 0, utf8.length), TEXTS, NUMBER);
        numbersOfDecimals[local] = number;
        return number;
    }

    private int addText(byte[] utf8, int start, int end) {
        return readsLikeWhole(utf8, start, end) && scanner.scan(utf8, start, end) && scanner.isWhole()
                ? addWhole(scanner.whole(), TEXT)
                : number(texts.add(utf8, start, end), TEXTS, TEXT);
    }

    /** Whether a text is an integer in the one spelling that an integer's own text has. */
    private static boolean readsLikeWhole(byte[] utf8, int start, int end) {
        int first = start < end && utf8[start] == '-' ? start + 1 : start;
        int digits = end - first;
        if (digits == 0 || digits > 19 || utf8[first] == '0' && end - start > 1) {
            return false;
        }
        for (int i = first; i < end; i++) {
            if (utf8[i] < '0' || utf8[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Adds the values of another. @return for each identity there the identity here */
    int[] merge(DistinctValues other) {
        int most = Math.max(other.wholes.size(), Math.max(other.times.size(), other.texts.size()));
        int[] identities = new int[TABLES * most];
        for (int local = 0; local < other.wholes.size(); local++) {
            identities[TABLES * local + WHOLES] = identity(addWhole(other.wholes.key(local), NUMBER));
        }
        for (int local = 0; local < other.times.size(); local++) {
            identities[TABLES * local + TIMES] = identity(addTime(other.times.key(local)));
        }
        for (int local = 0; local < other.texts.size(); local++) {
            int start = other.texts.start(local);
            int here = texts.add(other.texts.bytes(local), start, start + other.texts.length(local));
            identities[TABLES * local + TEXTS] = identity(number(here, TEXTS, TEXT));
            Value structure = other.structures.get(local);
            if (structure != null) {
                keep(here, structure);
            }
        }
        return identities;
    }

    long memoryBytes() {
        return wholes.memoryBytes()
                + times.memoryBytes()
                + texts.memoryBytes()
                + decimals.memoryBytes()
                + structureBytes
                + 4L * (numbersOfDecimals.length + numbersOfDictionary.length);
    }

    void write(DataOutput output) throws IOException {
        write(wholes, output);
        write(times, output);
        output.writeInt(texts.size());
        for (int local = 0; local < texts.size(); local++) {
            output.writeInt(texts.length(local));
            output.write(texts.bytes(local), texts.start(local), texts.length(local));
        }
        output.writeInt(structures.size());
        for (Map.Entry<Integer, Value> structure : structures.entrySet()) {
            output.writeInt(structure.getKey());
            ValueCodec.write(structure.getValue(), output);
        }
    }

    private static void write(LongTable table, DataOutput output) throws IOException {
        output.writeInt(table.size());
        for (int local = 0; local < table.size(); local++) {
            output.writeLong(table.key(local));
        }
    }

    /** Reads what {@link #write} wrote; every value has the number it had. */
    void read(DataInput input) throws IOException {
        read(wholes, input);
        read(times, input);
        int textCount = input.readInt();
        for (int i = 0; i < textCount; i++) {
            byte[] utf8 = new byte[input.readInt()];
            input.readFully(utf8);
            texts.add(utf8, 0, utf8.length);
        }
        int structureCount = input.readInt();
        for (int i = 0; i < structureCount; i++) {
            int local = input.readInt();
            Value structure = ValueCodec.read(input);
            if (structure != null) {
                keep(local, structure);
            }
        }
    }

    private static void read(LongTable table, DataInput input) throws IOException {
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            table.add(input.readLong());
        }
    }
}
