package dev.loggia.query.function.aggregate;

import java.util.Arrays;

/** Distinct longs, numbered from 0 in order of appearance; found by open addressing, without an object for each. */
final class LongTable {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private int[] slots = newSlots(16);
    private long[] keys = new long[8];
    private int size;

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    /** The number of a key, which is new when it is the {@link #size} there was before. */
    int add(long key) {
        int mask = slots.length - 1;
        int slot = slot(key, mask);
        for (int number = slots[slot]; number >= 0; number = slots[slot]) {
            if (keys[number] == key) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        slots[slot] = size;
        size++;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = newSlots(Math.multiplyExact(2, slots.length));
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = slot(keys[number], mask);
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number;
        }
    }

    private static int slot(long key, int mask) {
        long mixed = key * MIX;
        return (int) (mixed ^ mixed >>> 32) & mask;
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    long memoryBytes() {
        return 4L * slots.length + 8L * keys.length;
    }
}
