package dev.loggia.event;

import java.util.Arrays;

/**
 * Where texts go that do not stand in a message as they are: those with escapes. Holds the texts of one message, one behind the
 * other, as UTF-8. Thread-confined.
 */
final class TextScratch {

    /** A buffer that one huge message made larger than this is given up after it. */
    private static final int KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[1024];
    private int size;
    private boolean loneSurrogate;

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[1024];
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Gives up what was added since the size was this. */
    void shrink(int toSize) {
        size = toSize;
    }

    /** Whether the text read last has half a surrogate pair, which UTF-8 cannot hold: a question mark stands for it. */
    boolean loneSurrogate() {
        return loneSurrogate;
    }

    /** Adds UTF-8. */
    void add(byte[] utf8, int start, int end) {
        int length = end - start;
        ensure(length);
        System.arraycopy(utf8, start, bytes, size, length);
        size += length;
    }

    /**
     * Adds the text of a string with its escapes resolved.
     *
     * @param start the first byte after the opening quote
     * @param firstStop the first backslash
     * @param end where the message ends
     * @return the place after the closing quote, {@link LeafReader#NOT_JSON} or {@link LeafReader#NOT_UTF_8}
     */
    int unescape(byte[] buffer, int start, int firstStop, int end) {
        loneSurrogate = false;
        int from = start;
        int stop = firstStop;
        while (stop >= 0) {
            ensure(stop - from + 4);
            System.arraycopy(buffer, from, bytes, size, stop - from);
            size += stop - from;
            if (buffer[stop] == '"') {
                return stop + 1;
            }
            from = buffer[stop] == '\\' ? escape(buffer, stop + 1, end) : LeafReader.NOT_JSON;
            if (from < 0) {
                return from;
            }
            stop = JsonBytes.stop(buffer, from, end);
        }
        return stop == JsonBytes.MALFORMED ? LeafReader.NOT_UTF_8 : LeafReader.NOT_JSON;
    }

    /** Resolves the escape behind a backslash; returns the place after it. */
    private int escape(byte[] buffer, int at, int end) {
        if (at == end) {
            return LeafReader.NOT_JSON;
        }
        switch (buffer[at]) {
            case '"', '\\', '/' -> bytes[size++] = buffer[at];
            case 'n' -> bytes[size++] = '\n';
            case 't' -> bytes[size++] = '\t';
            case 'r' -> bytes[size++] = '\r';
            case 'b' -> bytes[size++] = '\b';
            case 'f' -> bytes[size++] = '\f';
            case 'u' -> {
                return unicode(buffer, at + 1, end);
            }
            default -> {
                return LeafReader.NOT_JSON;
            }
        }
        return at + 1;
    }

    private int unicode(byte[] buffer, int at, int end) {
        int unit = unit(buffer, at, end);
        if (unit < 0) {
            return LeafReader.NOT_JSON;
        }
        if (!Character.isSurrogate((char) unit)) {
            addCodePoint(unit);
            return at + 4;
        }
        boolean paired = Character.isHighSurrogate((char) unit)
                && at + 6 <= end
                && buffer[at + 4] == '\\'
                && buffer[at + 5] == 'u';
        int low = paired ? unit(buffer, at + 6, end) : -1;
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
            addCodePoint(Character.toCodePoint((char) unit, (char) low));
            return at + 10;
        }
        loneSurrogate = true;
        bytes[size++] = '?';
        return at + 4;
    }

    /** The four hexadecimal digits at a place, or -1. */
    private static int unit(byte[] buffer, int at, int end) {
        if (at + 4 > end) {
            return -1;
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(buffer[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private void addCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            bytes[size++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xc0 | codePoint >> 6);
            bytes[size++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            bytes[size++] = (byte) (0xe0 | codePoint >> 12);
            bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            bytes[size++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            bytes[size++] = (byte) (0xf0 | codePoint >> 18);
            bytes[size++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            bytes[size++] = (byte) (0x80 | codePoint & 0x3f);
        }
    }

    private void ensure(int room) {
        if (room > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + room, bytes.length * 2));
        }
    }
}
