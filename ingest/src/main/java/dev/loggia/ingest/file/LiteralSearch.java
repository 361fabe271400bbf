package dev.loggia.ingest.file;

import java.nio.charset.StandardCharsets;

/**
 * Finds a literal in a whole segment, wherever its events end. Searches a window of the bytes at a time as a Latin-1 string, whose
 * {@code indexOf} the platform runs in vector code. Bytes and text agree: a character of UTF-8 starts with a byte that no other
 * character holds. Belongs to one worker.
 */
final class LiteralSearch {

    private static final int WINDOW = 64 << 10;

    private final String literal;
    private byte[] bytes = new byte[0];
    private int to;
    private String window = "";
    private int windowStart;

    LiteralSearch(String text) {
        this.literal = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Bytes of the literal. */
    int length() {
        return literal.length();
    }

    /** Says where to search. */
    void enter(byte[] segmentBytes, int segmentEnd) {
        bytes = segmentBytes;
        to = segmentEnd;
        window = "";
        windowStart = 0;
    }

    /** Offset of the first hit at or after {@code from}, or the end when there is none. Asked with ascending offsets. */
    int next(int from) {
        int position = from;
        while (position + literal.length() <= to) {
            if (position + literal.length() > windowStart + window.length()) {
                windowStart = position;
                int size = Math.min(to - position, WINDOW + literal.length());
                window = new String(bytes, position, size, StandardCharsets.ISO_8859_1);
            }
            int hit = window.indexOf(literal, position - windowStart);
            if (hit >= 0) {
                return windowStart + hit;
            }
            position = windowStart + window.length() - literal.length() + 1;
        }
        return to;
    }
}
