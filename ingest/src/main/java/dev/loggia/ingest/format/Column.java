package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.WordForLevel;
import java.util.List;

/**
 * A place in a line: the column with this number, counted from 0, between these delimiters. A word for a level, as {@code [WARN ]},
 * is no first column.
 *
 * @param delimiter {@code ' '} for runs of blanks and tabs, else the one character
 */
record Column(char delimiter, int index) {

    /** The start of the line, after a level or not. */
    static final Column FIRST = new Column(' ', 0);

    /** In the order in which they are believed. */
    static final List<Character> DELIMITERS = List.of(' ', '\t', ',', ';', '|');

    /** Where the column starts, after brackets and quotes that open; -1 when the line has fewer columns. */
    int find(byte[] buffer, int start, int end) {
        int p = Opening.skip(buffer, start, end);
        if (index == 0) {
            return p < end && isLetter(buffer[p]) ? Opening.skip(buffer, WordForLevel.skip(buffer, p, end), end) : p;
        }
        for (int i = 0; i < index && p >= 0; i++) {
            p = next(delimiter, buffer, p, end);
        }
        return p < 0 ? -1 : Opening.skip(buffer, p, end);
    }

    /** Where the column after this one starts, or -1. @param at where this one starts */
    static int next(char delimiter, byte[] buffer, int at, int end) {
        int p = at;
        if (delimiter == ' ') {
            while (p < end && !isBlank(buffer[p])) {
                p++;
            }
            while (p < end && isBlank(buffer[p])) {
                p++;
            }
            return p < end ? p : -1;
        }
        if (p < end && buffer[p] == '"') {
            p = JsonBytes.closingQuote(buffer, p + 1, end);
        }
        while (p < end && buffer[p] != delimiter) {
            p++;
        }
        return p < end ? p + 1 : -1;
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
