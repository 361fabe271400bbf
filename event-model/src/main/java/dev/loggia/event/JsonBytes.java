package dev.loggia.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Steps over the bytes of JSON text, eight at a time where that pays. */
final class JsonBytes {

    /** The answer of {@link #stop} for text that ends within the string. */
    static final int ENDLESS = -1;

    /** The answer of {@link #stop} for text that is not UTF-8. */
    static final int MALFORMED = -2;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private JsonBytes() {}

    /** The eight bytes from a place on, the first lowest. */
    static long word(byte[] buffer, int at) {
        return (long) WORDS.get(buffer, at);
    }

    /** The first 0 to 7 bytes from a place on, the first lowest, with zeros after them. */
    static long word(byte[] buffer, int at, int count) {
        if (at + 8 <= buffer.length) {
            return word(buffer, at) & (1L << 8 * count) - 1;
        }
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | buffer[at + i] & 0xff;
        }
        return word;
    }

    /** Where the first quote, backslash or control character stands in {@code [from, end)}, or a negative answer. */
    static int stop(byte[] buffer, int from, int end) {
        int at = from;
        while (true) {
            while (at + 8 <= end) {
                long special = special(word(buffer, at));
                if (special != 0) {
                    at += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                at += 8;
            }
            while (at < end && isOrdinary(buffer[at])) {
                at++;
            }
            if (at == end) {
                return ENDLESS;
            }
            while (buffer[at] < 0) {
                int length = sequence(buffer, at, end);
                if (length == 0) {
                    return MALFORMED;
                }
                at += length;
                if (at == end) {
                    return ENDLESS;
                }
            }
            if (!isOrdinary(buffer[at])) {
                return at;
            }
        }
    }

    /** The top bit of every byte that is a quote, a backslash, a control character or no ASCII; exact up to the first of them. */
    private static long special(long word) {
        long quotes = word ^ '"' * EACH;
        long backslashes = word ^ '\\' * EACH;
        return (quotes - EACH & ~quotes | backslashes - EACH & ~backslashes | word - ' ' * EACH & ~word | word)
                & TOP_BITS;
    }

    private static boolean isOrdinary(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /** How many bytes the UTF-8 sequence of a character beyond ASCII has; 0 when it is none. */
    private static int sequence(byte[] buffer, int at, int end) {
        int lead = buffer[at] & 0xff;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead < 0xc2 || lead > 0xf4 || at + length > end) {
            return 0;
        }
        int second = buffer[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((buffer[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
