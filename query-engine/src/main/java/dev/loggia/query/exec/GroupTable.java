package dev.loggia.query.exec;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import dev.loggia.event.ValueText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers groups from 0 in order of appearance. Two rows are one group when the identities of all their keys agree (section 15.3):
 * the keys' exact texts, with missing apart from empty text and times apart from text. Identities are kept as bytes in one array and
 * found by open addressing, so that a row of an existing group costs no object.
 */
final class GroupTable {

    private static final byte MISSING = 0;
    private static final byte TEXT = 1;
    private static final byte TIME = 2;

    private final int keyCount;
    private int[] slots = filled(new int[1024]);
    private int[] hashes = new int[512];
    private int[] ends = new int[512];
    private byte[] identities = new byte[16 * 1024];
    private int size;
    private final List<@Nullable Value[]> keys = new ArrayList<>();
    private byte[] scratch = new byte[256];
    private int scratchLength;
    private final byte[] digits = new byte[20];
    private final OrdinalGroups byOrdinal = new OrdinalGroups(this::add);

    GroupTable(int keyCount) {
        this.keyCount = keyCount;
    }

    int size() {
        return size;
    }

    long memoryBytes() {
        return 4L * (slots.length + hashes.length + ends.length)
                + identities.length
                + byOrdinal.memoryBytes()
                + 80L * size * Math.max(1, keyCount);
    }

    /** The keys of a group: of values that are one group but of different kinds the first by {@link #rank}. */
    @Nullable
    Value[] keys(int group) {
        return keys.get(group);
    }

    /** Finds or adds the group of each row. @param groups filled for the first {@code rows} entries. @param rows at least 1 */
    void add(Column[] columns, int rows, int[] groups) {
        if (byOrdinal.find(columns, rows, groups)) {
            return;
        }
        if (columns.length == 1 && columns[0] instanceof Column.Timestamps times) {
            addRuns(columns, times.millis(), rows, groups);
            return;
        }
        for (int row = 0; row < rows; row++) {
            groups[row] = add(columns, row);
        }
    }

    /** Rows that follow each other often share their bin. */
    private void addRuns(Column[] columns, long[] millis, int rows, int[] groups) {
        for (int row = 0; row < rows; row++) {
            groups[row] = row > 0 && millis[row] == millis[row - 1] ? groups[row - 1] : add(columns, row);
        }
    }

    private int add(Column[] columns, int row) {
        scratchLength = 0;
        for (Column column : columns) {
            if (column instanceof Column.Utf8 utf8) {
                appendText(utf8.bytes(), utf8.starts()[row], utf8.ends()[row]);
            } else if (column instanceof Column.Timestamps times) {
                appendTime(times.millis()[row]);
            } else if (column instanceof Column.Wholes wholes && !wholes.isMissing(row)) {
                appendWhole(wholes.values()[row]);
            } else {
                append(column.value(row));
            }
        }
        int group = find();
        if (group == size) {
            @Nullable Value[] values = new Value[columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns[i].value(row);
            }
            insert(values);
        } else {
            preferLowerRank(group, columns, row);
        }
        return group;
    }

    /** The number {@code 1} and the text {@code "1"} are one group; which of them is shown must not depend on which came first. */
    private void preferLowerRank(int group, Column[] columns, int row) {
        @Nullable Value[] values = keys.get(group);
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            if (rank(values[i]) > 0 && !(column instanceof Column.Utf8)) {
                Value value = column.value(row);
                if (rank(value) < rank(values[i])) {
                    values[i] = value;
                }
            }
        }
    }

    private static int rank(@Nullable Value value) {
        return switch (value) {
            case null -> 0;
            case Value.Number number -> 0;
            case Value.Timestamp timestamp -> 0;
            case Value.Bool bool -> 1;
            case Value.Text text -> 2;
            case Value.Structure structure -> 3;
        };
    }

    /** The group here of each group of another table. */
    int[] merge(GroupTable other) {
        int[] mapping = new int[other.size];
        for (int group = 0; group < other.size; group++) {
            Column[] columns = new Column[keyCount];
            @Nullable Value[] values = other.keys.get(group);
            for (int i = 0; i < keyCount; i++) {
                columns[i] = Column.of(values[i]);
            }
            mapping[group] = add(columns, 0);
        }
        return mapping;
    }

    private void append(@Nullable Value value) {
        switch (value) {
            case null -> appendKind(MISSING, 0);
            case Value.Timestamp timestamp -> appendTime(timestamp.millis());
            case Value.Text text -> appendText(text.text());
            case Value.Number number -> appendText(ValueText.exact(number));
            case Value.Bool bool -> appendText(ValueText.exact(bool));
            case Value.Structure structure -> appendText(ValueText.exact(structure));
        }
    }

    private void appendTime(long millis) {
        appendKind(TIME, 8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            scratch[scratchLength++] = (byte) (millis >>> shift);
        }
    }

    /** The number's exact text, without making it: this runs once an event. */
    private void appendWhole(long value) {
        int start = digits.length;
        long left = value;
        do {
            digits[--start] = (byte) ('0' + Math.abs(left % 10));
            left /= 10;
        } while (left != 0);
        if (value < 0) {
            digits[--start] = '-';
        }
        appendText(digits, start, digits.length);
    }

    private void appendText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        appendText(utf8, 0, utf8.length);
    }

    private void appendText(byte[] utf8, int start, int end) {
        if (start < 0) {
            appendKind(MISSING, 0);
            return;
        }
        int length = end - start;
        appendKind(TEXT, 4 + length);
        for (int shift = 24; shift >= 0; shift -= 8) {
            scratch[scratchLength++] = (byte) (length >>> shift);
        }
        System.arraycopy(utf8, start, scratch, scratchLength, length);
        scratchLength += length;
    }

    private void appendKind(byte kind, int more) {
        int needed = scratchLength + 1 + more;
        if (needed > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(needed, 2 * scratch.length));
        }
        scratch[scratchLength++] = kind;
    }

    /** The group with the identity in {@code scratch}, or {@code size} when there is none. */
    private int find() {
        int hash = hash();
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] >= 0; slot = slot + 1 & mask) {
            int group = slots[slot];
            int start = group == 0 ? 0 : ends[group - 1];
            if (hashes[group] == hash && Arrays.equals(identities, start, ends[group], scratch, 0, scratchLength)) {
                return group;
            }
        }
        return size;
    }

    private int hash() {
        int hash = 1;
        for (int i = 0; i < scratchLength; i++) {
            hash = 31 * hash + scratch[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private void insert(@Nullable Value[] values) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, scratchLength);
        if (end > identities.length) {
            identities = Arrays.copyOf(identities, (int)
                    Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * identities.length)));
        }
        System.arraycopy(scratch, 0, identities, start, scratchLength);
        ends[size] = end;
        hashes[size] = hash();
        keys.add(values);
        size++;
        if (size * 2 > slots.length) {
            slots = filled(new int[2 * slots.length]);
            for (int group = 0; group < size; group++) {
                place(group);
            }
        } else {
            place(size - 1);
        }
    }

    private void place(int group) {
        int mask = slots.length - 1;
        int slot = hashes[group] & mask;
        while (slots[slot] >= 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = group;
    }

    private static int[] filled(int[] array) {
        Arrays.fill(array, -1);
        return array;
    }

    void write(DataOutput output) throws IOException {
        output.writeInt(size);
        for (@Nullable Value[] values : keys) {
            ValueCodec.writeAll(Arrays.asList(values), output);
        }
    }

    void read(DataInput input) throws IOException {
        int count = input.readInt();
        int[] group = new int[1];
        for (int i = 0; i < count; i++) {
            Column[] columns =
                    ValueCodec.readAll(input).stream().map(Column::of).toArray(Column[]::new);
            add(columns, 1, group);
        }
    }
}
