package dev.loggia.ingest.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds letters, eight bytes at a time, and words in bytes. */
final class ByteSearch {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

    private ByteSearch() {}

    /** Where the byte stands next, or {@code end}; {@code at} when that lies behind the end. @param wanted ASCII */
    static int next(char wanted, byte[] buffer, int at, int end) {
        int p = at;
        while (p + Long.BYTES <= end) {
            long found = marks(wanted, buffer, p);
            if (found != 0) {
                return p + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            p += Long.BYTES;
        }
        while (p < end && buffer[p] != wanted) {
            p++;
        }
        return p;
    }

    /** How often the byte stands in {@code [start, end)}. @param wanted ASCII */
    static int count(char wanted, byte[] buffer, int start, int end) {
        int count = 0;
        int p = start;
        while (p + Long.BYTES <= end) {
            count += Long.bitCount(marks(wanted, buffer, p));
            p += Long.BYTES;
        }
        while (p < end) {
            count += buffer[p++] == wanted ? 1 : 0;
        }
        return count;
    }

    /** The high bit of each of eight bytes that is this one, exactly. */
    private static long marks(char wanted, byte[] buffer, int at) {
        long word = (long) LONGS.get(buffer, at) ^ ONES * wanted;
        return ~((word & LOWS) + LOWS | word | LOWS);
    }

    static boolean isAt(char letter, byte[] buffer, int at, int end) {
        return at >= 0 && at < end && buffer[at] == letter;
    }

    static boolean startsWith(byte[] word, byte[] buffer, int at, int end) {
        return at + word.length <= end && Arrays.equals(word, 0, word.length, buffer, at, at + word.length);
    }

    static boolean equals(byte[] word, byte[] buffer, int start, int end) {
        return Arrays.equals(word, 0, word.length, buffer, start, end);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
