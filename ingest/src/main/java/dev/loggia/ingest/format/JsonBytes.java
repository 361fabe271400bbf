package dev.loggia.ingest.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks over JSON in bytes without building anything. Lenient: broken JSON gives some place not after {@code end}, never an
 * exception.
 */
final class JsonBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonBytes() {}

    static int skipBlanks(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && (buffer[p] == ' ' || buffer[p] == '\t' || buffer[p] == '\r' || buffer[p] == '\n')) {
            p++;
        }
        return p;
    }

    /**
     * The closing quote of a string, or {@code end}.
     *
     * @param at after the opening quote
     */
    static int closingQuote(byte[] buffer, int at, int end) {
        int p = at;
        while (true) {
            p = quoteOrBackslash(buffer, p, end);
            if (p >= end || buffer[p] == '"') {
                return Math.min(p, end);
            }
            p += 2;
        }
    }

    /** The first letter of the first key of the object that starts here, or -1. */
    static int firstKey(byte[] buffer, int at, int end) {
        int p = skipBlanks(buffer, at, end);
        return p < end && buffer[p] == '{' ? key(buffer, p + 1, end) : -1;
    }

    /** The first letter of the key that follows the value before {@code at}, or -1. */
    static int nextKey(byte[] buffer, int at, int end) {
        int p = skipBlanks(buffer, at, end);
        return p < end && buffer[p] == ',' ? key(buffer, p + 1, end) : -1;
    }

    private static int key(byte[] buffer, int at, int end) {
        int p = skipBlanks(buffer, at, end);
        return p < end && buffer[p] == '"' ? p + 1 : -1;
    }

    /**
     * Where the value of a key starts, or {@code end}.
     *
     * @param quote the key's closing quote
     */
    static int value(byte[] buffer, int quote, int end) {
        int p = skipBlanks(buffer, quote + 1, end);
        return p < end && buffer[p] == ':' ? skipBlanks(buffer, p + 1, end) : end;
    }

    /** Where the value of this key of the object that starts here starts, or -1. */
    static int find(byte[] name, byte[] buffer, int at, int end) {
        int key = firstKey(buffer, at, end);
        while (key >= 0) {
            int quote = closingQuote(buffer, key, end);
            int value = value(buffer, quote, end);
            if (quote - key == name.length && Arrays.equals(name, 0, name.length, buffer, key, quote)) {
                return value;
            }
            key = nextKey(buffer, skipValue(buffer, value, end), end);
        }
        return -1;
    }

    /** After the value that starts here. */
    static int skipValue(byte[] buffer, int at, int end) {
        if (at >= end) {
            return end;
        }
        return switch (buffer[at]) {
            case '"' -> Math.min(closingQuote(buffer, at + 1, end) + 1, end);
            case '{', '[' -> skipNested(buffer, at, end);
            default -> {
                int p = at;
                while (p < end && !endsScalar(buffer[p])) {
                    p++;
                }
                yield p;
            }
        };
    }

    private static int skipNested(byte[] buffer, int at, int end) {
        int depth = 0;
        int p = at;
        while (p < end) {
            byte b = buffer[p];
            if (b == '"') {
                p = closingQuote(buffer, p + 1, end);
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth == 0) {
                    return p + 1;
                }
            }
            p++;
        }
        return end;
    }

    /** Whether the bytes are one object that closes at their end; a comma may follow. */
    static boolean isObject(byte[] buffer, int start, int end) {
        int first = skipBlanks(buffer, start, end);
        if (first >= end || buffer[first] != '{') {
            return false;
        }
        int last = end - 1;
        while (last > first && (buffer[last] == ' ' || buffer[last] == '\t' || buffer[last] == ',')) {
            last--;
        }
        return buffer[last] == '}' && skipNested(buffer, first, end) == last + 1;
    }

    private static boolean endsScalar(byte b) {
        return b == ',' || b == '}' || b == ']' || b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static int quoteOrBackslash(byte[] buffer, int at, int end) {
        int p = at;
        while (p + Long.BYTES <= end) {
            long word = (long) LONGS.get(buffer, p);
            long found = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
            if (found != 0) {
                return p + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            p += Long.BYTES;
        }
        while (p < end && buffer[p] != '"' && buffer[p] != '\\') {
            p++;
        }
        return p;
    }

    /** The high bit of each zero byte; a byte above a zero byte may be marked wrongly, the lowest mark is always right. */
    private static long zeroBytes(long word) {
        return word - ONES & ~word & HIGHS;
    }
}
