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
 * Numbers distinct values from 0, where values are one when their exact texts agree (sections 15.3 and 15.4): the number 1 and the text
 * {@code 1}, but not {@code 01}; times by value. Of values that are one, the kind that {@link ValueRank} puts first is kept, so that it
 * does not matter which came first. Thread-confined.
 */
final class DistinctValues {

    private static final int WHOLES = 0;
    private static final int TIMES = 1;
    private static final int TEXTS = 2;

    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte BOOL = 2;
    private static final byte TEXT = 3;
    private static final byte STRUCTURE = 4;

    /** Integers, and truth values and texts that read like one. */
    private final LongTable wholes = new LongTable();

    private byte[] wholeKinds = new byte[8];
    private final LongTable times = new LongTable();

    /** Texts, and decimals and structures by theirs. */
    private final TextTable texts = new TextTable();

    private byte[] textKinds = new byte[8];
    private final Map<Integer, Value> structures = new HashMap<>();
    private long structureBytes;

    /** The bits of decimals seen, with the number of each, so that a decimal is made text only once. */
    private final LongTable decimals = new LongTable();

    private int[] numbersOfDecimals = new int[8];

    private Value @Nullable [] dictionary;
    private int[] numbersOfDictionary = new int[0];
    private final NumericScanner scanner = new NumericScanner();

    /** Where the numbers of the three tables lie in one sequence is told by their lowest bits. */
    private static int number(int local, int table) {
        return Math.addExact(Math.multiplyExact(local, 3), table);
    }

    int size() {
        return wholes.size() + times.size() + texts.size();
    }

    /** The value of a number. */
    Value value(int number) {
        int local = number / 3;
        return switch (number % 3) {
            case WHOLES -> switch (wholeKinds[local]) {
                case NUMBER -> Value.of(wholes.key(local));
                case BOOL -> Value.of(wholes.key(local) == 1);
                default -> Value.of(Long.toString(wholes.key(local)));
            };
            case TIMES -> new Value.Timestamp(times.key(local));
            default -> switch (textKinds[local]) {
                case NUMBER -> new Value.Decimal(Double.parseDouble(texts.text(local)));
                case TEXT -> Value.of(texts.text(local));
                default -> structures.getOrDefault(local, Value.FALSE);
            };
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
                    numbers[row] = number(times.add(some.millis()[row]), TIMES);
                }
            }
            case Column.Decimals some -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = some.isMissing(row) ? -1 : addDecimal(some.values()[row]);
                }
            }
            case Column.Utf8 text -> {
                for (int row = 0; row < size; row++) {
                    numbers[row] = text.isMissing(row) ? -1 : addText(text.bytes(), text.starts()[row], text.ends()[row]);
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
        Value[] values = column.dictionary();
        if (dictionary != values) {
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

    /** The number of a value, or -1 when it is missing. */
    int add(@Nullable Value value) {
        return switch (value) {
            case null -> -1;
            case Value.Whole whole -> addWhole(whole.value(), NUMBER);
            case Value.Decimal decimal -> addDecimal(decimal.value());
            case Value.Bool bool -> addWhole(bool.value() ? 1 : 0, BOOL);
            case Value.Timestamp timestamp -> number(times.add(timestamp.millis()), TIMES);
            case Value.Text text -> {
                byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
                yield addText(utf8, 0, utf8.length);
            }
            case Value.Structure structure -> addStructure(structure, STRUCTURE);
        };
    }

    private int addStructure(Value structure, byte kind) {
        byte[] utf8 = ValueText.exact(structure).getBytes(StandardCharsets.UTF_8);
        int number = addText(utf8, 0, utf8.length, kind);
        keepStructure(number / 3, structure);
        return number;
    }

    private void keepStructure(int local, Value structure) {
        if (structures.putIfAbsent(local, structure) == null) {
            structureBytes += 64 + ValueSize.bytes(structure);
        }
    }

    private int addWhole(long whole, byte kind) {
        int local = wholes.add(whole);
        if (local == wholeKinds.length) {
            wholeKinds = Arrays.copyOf(wholeKinds, 2 * local);
        }
        wholeKinds[local] = lower(wholeKinds[local], kind);
        return number(local, WHOLES);
    }

    private int addDecimal(double decimal) {
        if (Value.of(decimal) instanceof Value.Whole whole) {
            return addWhole(whole.value(), NUMBER);
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
        numbersOfDecimals[local] = addText(utf8, 0, utf8.length, NUMBER);
        return numbersOfDecimals[local];
    }

    private int addText(byte[] utf8, int start, int end) {
        return readsLikeWhole(utf8, start, end) && scanner.scan(utf8, start, end) && scanner.isWhole()
                ? addWhole(scanner.whole(), TEXT)
                : addText(utf8, start, end, TEXT);
    }

    private int addText(byte[] utf8, int start, int end, byte kind) {
        int local = texts.add(utf8, start, end);
        if (local == textKinds.length) {
            textKinds = Arrays.copyOf(textKinds, 2 * local);
        }
        textKinds[local] = lower(textKinds[local], kind);
        return number(local, TEXTS);
    }

    private static byte lower(byte known, byte kind) {
        return known == NONE || kind < known ? kind : known;
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

    /** Adds the values of another, which keeps them. @return for each number there the number here */
    int[] merge(DistinctValues other) {
        int[] mapping = new int[3 * Math.max(other.wholes.size(), Math.max(other.times.size(), other.texts.size()))];
        for (int local = 0; local < other.wholes.size(); local++) {
            mapping[number(local, WHOLES)] = addWhole(other.wholes.key(local), other.wholeKinds[local]);
        }
        for (int local = 0; local < other.times.size(); local++) {
            mapping[number(local, TIMES)] = number(times.add(other.times.key(local)), TIMES);
        }
        for (int local = 0; local < other.texts.size(); local++) {
            Value structure = other.structures.get(local);
            int start = other.texts.start(local);
            mapping[number(local, TEXTS)] = structure == null
                    ? addText(other.texts.bytes(local), start, start + other.texts.length(local), other.textKinds[local])
                    : addStructure(structure, other.textKinds[local]);
        }
        return mapping;
    }

    long memoryBytes() {
        return wholes.memoryBytes()
                + times.memoryBytes()
                + texts.memoryBytes()
                + decimals.memoryBytes()
                + structureBytes
                + wholeKinds.length
                + textKinds.length
                + 4L * (numbersOfDecimals.length + numbersOfDictionary.length);
    }

    void write(DataOutput output) throws IOException {
        output.writeInt(wholes.size());
        for (int local = 0; local < wholes.size(); local++) {
            output.writeLong(wholes.key(local));
            output.writeByte(wholeKinds[local]);
        }
        output.writeInt(times.size());
        for (int local = 0; local < times.size(); local++) {
            output.writeLong(times.key(local));
        }
        output.writeInt(texts.size());
        for (int local = 0; local < texts.size(); local++) {
            output.writeInt(texts.length(local));
            output.write(texts.bytes(local), texts.start(local), texts.length(local));
            output.writeByte(textKinds[local]);
        }
        output.writeInt(structures.size());
        for (Map.Entry<Integer, Value> structure : structures.entrySet()) {
            output.writeInt(structure.getKey());
            ValueCodec.write(structure.getValue(), output);
        }
    }

    /** Reads what {@link #write} wrote, with the same numbers. */
    void read(DataInput input) throws IOException {
        int wholeCount = input.readInt();
        for (int i = 0; i < wholeCount; i++) {
            addWhole(input.readLong(), input.readByte());
        }
        int timeCount = input.readInt();
        for (int i = 0; i < timeCount; i++) {
            times.add(input.readLong());
        }
        int textCount = input.readInt();
        for (int i = 0; i < textCount; i++) {
            byte[] utf8 = new byte[input.readInt()];
            input.readFully(utf8);
            addText(utf8, 0, utf8.length, input.readByte());
        }
        int structureCount = input.readInt();
        for (int i = 0; i < structureCount; i++) {
            int local = input.readInt();
            Value structure = ValueCodec.read(input);
            if (structure != null) {
                keepStructure(local, structure);
            }
        }
    }
}
