package dev.loggia.event;

import java.util.Arrays;

/**
 * What was found in one message: leaves and empty containers by the numbers of their names, the last of a name only. Values are
 * bits by kind: an integer, a double's bits, a truth value, or the start and end of a text. Thread-confined.
 */
final class LeafTable {

    /** Kinds of entries; the first four are those of {@link JsonLeaves.Kind}, by ordinal. */
    static final byte WHOLE = 0;

    static final byte DECIMAL = 1;
    static final byte TEXT = 2;
    static final byte BOOLEAN = 3;

    /** A text that stands in the scratch buffer, not in the message. */
    static final byte SCRATCH_TEXT = 4;

    static final byte EMPTY = 5;

    /** An entry whose name came again. */
    static final byte GONE = 6;

    /** A text of a format other than JSON, in the scratch buffer without a loss. */
    static final byte FORMAT_TEXT = 7;

    private final int maximumEntries;
    private int entries;
    private boolean overflowed;
    private boolean others;
    private boolean repeated;
    private boolean onlyLeaves = true;

    private int[] ids = new int[64];
    private byte[] kinds = new byte[64];
    private long[] bits = new long[64];

    /** Counts messages, so that nothing of a message need be cleared before the next. */
    private long message = 1;

    /** The message that a name was last met in. */
    private long[] messageOfId = new long[64];

    /** The entry of a name, if that entry exists and has this name. */
    private int[] entryOfId = new int[64];

    private int[] empty = new int[8];
    private int emptyCount;

    LeafTable(int maximumEntries) {
        this.maximumEntries = maximumEntries;
    }

    void clear() {
        message++;
        entries = 0;
        emptyCount = 0;
        overflowed = false;
        others = false;
        repeated = false;
        onlyLeaves = true;
    }

    /** How many entries there are, also those that are gone; once finished, how many leaves. */
    int entries() {
        return entries;
    }

    boolean overflowed() {
        return overflowed;
    }

    /** Whether some place in the message has no number. */
    boolean others() {
        return others;
    }

    /** Whether a name came more than once. */
    boolean repeated() {
        return repeated;
    }

    /** A name comes, whatever with: what it had is gone. */
    void meet(int id) {
        if (id < 0) {
            others = true;
        } else if (id >= messageOfId.length) {
            entryOfId = Arrays.copyOf(entryOfId, Math.max(id + 1, entryOfId.length * 2));
            messageOfId = Arrays.copyOf(messageOfId, entryOfId.length);
            messageOfId[id] = message;
        } else if (messageOfId[id] != message) {
            messageOfId[id] = message;
        } else {
            repeated = true;
            int entry = entryOfId[id];
            if (entry < entries && ids[entry] == id) {
                kinds[entry] = GONE;
                onlyLeaves = false;
            }
        }
    }

    /** Adds a leaf. */
    void add(int id, byte kind, long value) {
        meet(id);
        append(id, kind, value);
    }

    /** A container that was met ends: unless an entry tells of it, one is added. @param firstEntry the first that may be in it */
    void endContainer(int id, int firstEntry) {
        for (int i = firstEntry; i < entries; i++) {
            if (kinds[i] != GONE) {
                return;
            }
        }
        append(id, EMPTY, 0);
        onlyLeaves = false;
    }

    private void append(int id, byte kind, long value) {
        if (entries == maximumEntries) {
            overflowed = true;
            return;
        }
        if (entries == ids.length) {
            grow();
        }
        if (id >= 0) {
            entryOfId[id] = entries;
        }
        ids[entries] = id;
        kinds[entries] = kind;
        bits[entries++] = value;
    }

    void addText(int id, int start, int end) {
        add(id, TEXT, range(start, end));
    }

    void addScratchText(int id, int start, int end) {
        add(id, SCRATCH_TEXT, range(start, end));
    }

    void addFormatText(int id, int start, int end) {
        add(id, FORMAT_TEXT, range(start, end));
    }

    /** Adds a number as {@link Value#of(double)} has it; false when it is not finite. */
    boolean addNumber(int id, double number) {
        long whole = (long) number;
        if (whole == number && whole != Long.MAX_VALUE) {
            add(id, WHOLE, whole);
        } else if (Double.isFinite(number)) {
            add(id, DECIMAL, Double.doubleToRawLongBits(number));
        } else {
            return false;
        }
        return true;
    }

    private static long range(int start, int end) {
        return (long) start << 32 | end;
    }

    /** Leaves only leaves among the entries, and none when there were too many to tell them all. */
    void finish() {
        if (overflowed) {
            entries = 0;
        } else if (!onlyLeaves) {
            int kept = 0;
            for (int i = 0; i < entries; i++) {
                if (kinds[i] == EMPTY) {
                    if (emptyCount == empty.length) {
                        empty = Arrays.copyOf(empty, emptyCount * 2);
                    }
                    empty[emptyCount++] = ids[i];
                } else if (kinds[i] != GONE) {
                    ids[kept] = ids[i];
                    kinds[kept] = kinds[i];
                    bits[kept++] = bits[i];
                }
            }
            entries = kept;
        }
    }

    private void grow() {
        int capacity = entries * 2;
        ids = Arrays.copyOf(ids, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        bits = Arrays.copyOf(bits, capacity);
    }

    int id(int leaf) {
        return ids[leaf];
    }

    byte kind(int leaf) {
        return kinds[leaf];
    }

    long bits(int leaf) {
        return bits[leaf];
    }

    int emptyCount() {
        return emptyCount;
    }

    int empty(int i) {
        return empty[i];
    }
}
