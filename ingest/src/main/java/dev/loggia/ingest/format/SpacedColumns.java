package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;
import java.util.List;

/**
 * Lines of columns with one blank between them, or a tab; quoted when they hold such themselves. Immutable.
 *
 * @param columns those that are known
 * @param least how many a line must have
 * @param most how many it may have; what comes after the known ones is left out
 */
record SpacedColumns(List<LineColumn> columns, int least, int most) {

    private static final int ENDLESS = Integer.MAX_VALUE - 1;

    /** Lines that have just these columns. */
    static SpacedColumns exactly(List<LineColumn> columns) {
        return new SpacedColumns(columns, columns.size(), columns.size());
    }

    /** Lines that have so many of these columns, or more. */
    static SpacedColumns atLeast(int least, List<LineColumn> columns) {
        return new SpacedColumns(columns, least, ENDLESS);
    }

    /** Whether a line has the right number of columns. */
    boolean matches(char delimiter, byte[] buffer, int start, int end) {
        int count = 0;
        if (ByteSearch.next('"', buffer, start, end) < end) {
            for (int at = start; at < end && count <= most; at = end(delimiter, buffer, at, end) + 1) {
                count++;
            }
        } else if (start < end) {
            count = ByteSearch.count(delimiter, buffer, start, end) + (buffer[end - 1] == delimiter ? 0 : 1);
        }
        return count >= least && count <= most;
    }

    /**
     * Puts the columns of a line, without quotes.
     *
     * @return false, with nothing put, when the line has another number of columns
     */
    boolean put(char delimiter, byte[] buffer, int start, int end, FieldSink fields) {
        if (!matches(delimiter, buffer, start, end)) {
            return false;
        }
        int at = start;
        for (int i = 0; i < columns.size() && at < end; i++) {
            int after = end(delimiter, buffer, at, end);
            boolean quoted = at < after && buffer[at] == '"';
            int from = quoted ? at + 1 : at;
            int to = quoted && after > from && buffer[after - 1] == '"' ? after - 1 : after;
            columns.get(i).put(buffer, from, to, fields);
            at = after + 1;
        }
        return true;
    }

    /** Where the column that starts at a place ends. */
    static int end(char delimiter, byte[] buffer, int at, int end) {
        return ByteSearch.next(
                delimiter, buffer, at < end && buffer[at] == '"' ? quotedEnd(delimiter, buffer, at + 1, end) : at, end);
    }

    /** After the first quote that a delimiter or the end follows: clients send quotes that not every server escapes. */
    private static int quotedEnd(char delimiter, byte[] buffer, int at, int end) {
        int p = at;
        while (p < end) {
            p = JsonBytes.closingQuote(buffer, p, end) + 1;
            if (p >= end || buffer[p] == delimiter) {
                return Math.min(p, end);
            }
        }
        return end;
    }
}
