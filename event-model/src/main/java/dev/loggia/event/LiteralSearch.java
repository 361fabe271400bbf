package dev.loggia.event;

import java.nio.charset.StandardCharsets;

/**
 * Searches for a literal. UTF-8 is searched as bytes: a literal that is valid UTF-8 is found in the bytes exactly when it is found
 * in the characters, also beside broken sequences; only U+FFFD itself, which broken sequences turn into, is looked for in the
 * decoded text.
 */
final class LiteralSearch implements TextSearch {

    private static final int REGION_BYTES = 1 << 17;
    private static final int LARGEST_GAP = 64;

    private final String literal;
    private final String literalBytes;
    private final boolean decoded;

    LiteralSearch(String literal) {
        this.literal = literal;
        this.literalBytes = new String(literal.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        this.decoded = literal.indexOf('\ufffd') >= 0;
    }

    @Override
    public boolean isIn(String text) {
        return text.contains(literal);
    }

    @Override
    public int keep(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        return decoded ? keepDecoded(column, outcome, rows, count) : keepByRegion(column, outcome, rows, count);
    }

    private int keepDecoded(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isMissing(row) && isIn(column.text(row)) == outcome) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    /** Rows that lie side by side in the buffer are searched in one go, with the runtime's own search in single-byte text. */
    private int keepByRegion(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        int[] starts = column.starts();
        int[] ends = column.ends();
        int kept = 0;
        int i = 0;
        while (i < count) {
            int first = rows[i];
            if (starts[first] < 0) {
                i++;
                continue;
            }
            int next = endOfRegion(column, rows, i, count);
            int base = starts[first];
            String region = new String(column.bytes(), base, ends[rows[next - 1]] - base, StandardCharsets.ISO_8859_1);
            int hit = region.indexOf(literalBytes);
            for (; i < next; i++) {
                int row = rows[i];
                int from = starts[row] - base;
                if (hit >= 0 && hit < from) {
                    hit = region.indexOf(literalBytes, from);
                }
                boolean found = hit >= 0 && hit + literalBytes.length() <= ends[row] - base;
                if (found == outcome) {
                    rows[kept++] = row;
                }
            }
        }
        return kept;
    }

    /** The end of the run of entries from {@code i} on whose texts follow each other closely. */
    private static int endOfRegion(Column.Utf8 column, int[] rows, int i, int count) {
        int[] starts = column.starts();
        int[] ends = column.ends();
        int base = starts[rows[i]];
        int end = ends[rows[i]];
        int next = i + 1;
        while (next < count) {
            int gap = starts[rows[next]] - end;
            if (gap < 0 || gap > LARGEST_GAP || ends[rows[next]] - base > REGION_BYTES) {
                break;
            }
            end = ends[rows[next]];
            next++;
        }
        return next;
    }
}
