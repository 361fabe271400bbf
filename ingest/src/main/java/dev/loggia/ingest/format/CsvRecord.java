package dev.loggia.ingest.format;

import java.util.Arrays;

/**
 * Cuts records of comma-separated values into cells. A cell that begins with a quote ends with one, and holds quotes doubled; other cells
 * are without the blanks around them. Lenient: what follows a closing quote is passed over.
 */
final class CsvRecord {

    /** The answer for a record that ends within the quotes of a cell that was asked for. */
    static final int OPEN = -1;

    private CsvRecord() {}

    /**
     * Cuts a record.
     *
     * @param cells receives the places of the cells, two numbers each: where it starts and ends, the start negated bit by bit when the
     *     cell holds doubled quotes
     * @return how many cells there are, counted only until there are more than {@code cells} takes; or {@link #OPEN}
     */
    static int cut(char delimiter, byte[] buffer, int start, int end, int[] cells) {
        int most = cells.length / 2;
        int count = 0;
        int at = start;
        while (true) {
            int from = skipBlanks(buffer, at, end);
            int to;
            int next;
            if (from < end && buffer[from] == '"') {
                from++;
                to = from;
                boolean doubled = false;
                while (true) {
                    to = ByteSearch.next('"', buffer, to, end);
                    if (to + 1 >= end || buffer[to + 1] != '"') {
                        break;
                    }
                    doubled = true;
                    to += 2;
                }
                if (to >= end) {
                    return count < most ? OPEN : count + 1;
                }
                next = ByteSearch.next(delimiter, buffer, to + 1, end);
                from = doubled ? ~from : from;
            } else {
                next = ByteSearch.next(delimiter, buffer, from, end);
                to = next;
                while (to > from && buffer[to - 1] == ' ') {
                    to--;
                }
            }
            if (count < most) {
                cells[2 * count] = from;
                cells[2 * count + 1] = to;
            }
            count++;
            if (next >= end || count > most) {
                return count;
            }
            at = next + 1;
        }
    }

    /** A cell with each doubled quote made one. */
    static byte[] unquoted(byte[] buffer, int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int p = from; p < to; p++) {
            text[length++] = buffer[p];
            p += buffer[p] == '"' ? 1 : 0;
        }
        return Arrays.copyOf(text, length);
    }

    private static int skipBlanks(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && buffer[p] == ' ') {
            p++;
        }
        return p;
    }
}
