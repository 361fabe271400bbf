package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;
import java.util.List;

/** Lines of columns with one blank between them, quoted when they hold blanks themselves. */
final class SpacedColumns {

    private SpacedColumns() {}

    /**
     * Puts the columns of a line under these names, without quotes; one that is {@code -} is missing.
     *
     * @return false, with nothing put, when the line has another number of columns
     */
    static boolean put(List<String> names, byte[] buffer, int start, int end, FieldSink fields) {
        if (count(buffer, start, end) != names.size()) {
            return false;
        }
        int at = start;
        for (String name : names) {
            int after = end(buffer, at, end);
            boolean quoted = buffer[at] == '"';
            int from = quoted ? at + 1 : at;
            int to = quoted && after > from && buffer[after - 1] == '"' ? after - 1 : after;
            if (to - from != 1 || buffer[from] != '-') {
                fields.put(name, buffer, from, to);
            }
            at = after + 1;
        }
        return true;
    }

    private static int count(byte[] buffer, int start, int end) {
        int count = 0;
        for (int at = start; at < end; at = end(buffer, at, end) + 1) {
            count++;
        }
        return count;
    }

    /** Where the column that starts at a place ends. */
    private static int end(byte[] buffer, int at, int end) {
        int p = at < end && buffer[at] == '"' ? JsonBytes.closingQuote(buffer, at + 1, end) : at;
        while (p < end && buffer[p] != ' ') {
            p++;
        }
        return p;
    }
}
