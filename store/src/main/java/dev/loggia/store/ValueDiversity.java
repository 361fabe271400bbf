package dev.loggia.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells whether the texts of a field mostly repeat: only then a dictionary of them pays. Looks at windows of consecutive values, counts
 * the distinct ones of a window by a bitmap of their hashes (linear counting), and keeps its verdict until the next window is full.
 * Thread-confined.
 */
final class ValueDiversity {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WINDOW = 1 << 16;
    private static final int FIRST_LOOK = 1 << 12;
    private static final int BITS = 1 << 16;
    private static final double MOSTLY_DISTINCT = 0.3;
    private static final double NEARLY_ALL_DISTINCT = 0.9;

    private final long[] bitmap = new long[BITS / 64];
    private int seen;
    private boolean repeats = true;

    /** Whether a dictionary pays for the next value, as far as those before tell. */
    boolean repeats() {
        return repeats;
    }

    void add(byte[] bytes, int start, int end) {
        int hash = hash(bytes, start, end);
        bitmap[hash >>> 6 & BITS / 64 - 1] |= 1L << hash;
        seen++;
        if (seen == FIRST_LOOK && distinct() > NEARLY_ALL_DISTINCT * seen) {
            repeats = false;
        } else if (seen == WINDOW) {
            repeats = distinct() < MOSTLY_DISTINCT * seen;
            Arrays.fill(bitmap, 0);
            seen = 0;
        }
    }

    private double distinct() {
        int set = 0;
        for (long word : bitmap) {
            set += Long.bitCount(word);
        }
        return set == BITS ? Double.MAX_VALUE : -BITS * Math.log(1 - (double) set / BITS);
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 29;
    }

    private static int hash(byte[] bytes, int start, int end) {
        long hash = end - start;
        if (end - start < Long.BYTES) {
            for (int at = start; at < end; at++) {
                hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
            }
        } else {
            for (int at = start; at < end - Long.BYTES; at += Long.BYTES) {
                hash = mixed(hash, (long) LONG.get(bytes, at));
            }
            // The last eight bytes, of which the word before may have some.
            hash = mixed(hash, (long) LONG.get(bytes, end - Long.BYTES));
        }
        hash ^= hash >>> 32;
        return (int) (hash * 0x9E3779B97F4A7C15L >>> 40);
    }
}
