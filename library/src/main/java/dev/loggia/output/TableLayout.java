package dev.loggia.output;

import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How wide the columns of a table are, and how a text is broken to fit one. Confined to one thread. */
final class TableLayout {

    static final int GAP = 2;

    /** Where nothing is broken, one long text must not push the other rows' columns out of sight. */
    private static final int WIDEST_PADDED = 200;

    /** A column is not made narrower than this: a table of slivers is worse than lines that the terminal breaks. */
    private static final int NARROWEST_BROKEN = 16;

    private final int terminalWidth;
    private final int[] natural;
    private final boolean[] numeric;
    private final boolean[] breakable;
    private int[] widths;

    /** @param terminalWidth 0 for no limit */
    TableLayout(int columns, int terminalWidth) {
        this.terminalWidth = terminalWidth;
        natural = new int[columns];
        numeric = new boolean[columns];
        breakable = new boolean[columns];
        widths = new int[columns];
        Arrays.fill(numeric, true);
    }

    boolean onTerminal() {
        return terminalWidth > 0;
    }

    /** Makes room for the header of a column. */
    void includeHeader(int column, int width) {
        natural[column] = Math.max(natural[column], width);
    }

    /** Makes room for a line of a cell that has a value. */
    void include(int column, int width, Value value) {
        natural[column] = Math.max(natural[column], width);
        boolean number = value instanceof Value.Number || value instanceof Value.Bool;
        numeric[column] &= number;
        breakable[column] |= !number && !(value instanceof Value.Timestamp);
    }

    /** Sizes the columns for what was included so far. */
    void fit() {
        widths = natural.clone();
        int total = Arrays.stream(widths).sum() + GAP * (widths.length - 1);
        if (!onTerminal()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.min(widths[i], WIDEST_PADDED);
            }
        } else if (total > terminalWidth) {
            breakWidest(total - terminalWidth);
        }
    }

    /** Takes cells from the widest columns, evenly, until the table fits or nothing is left to take. */
    private void breakWidest(int excess) {
        for (int left = excess; left > 0; left--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (breakable[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0 || widths[widest] <= NARROWEST_BROKEN) {
                return;
            }
            widths[widest]--;
        }
    }

    int width(int column) {
        return widths[column];
    }

    boolean alignsRight(int column) {
        return numeric[column];
    }

    /** The lines of a cell; one unless this is a terminal. */
    List<String> lines(int column, String text) {
        if (!onTerminal() || TerminalText.width(text) <= widths[column] || widths[column] == natural[column]) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start, widths[column]);
            lines.add(text.substring(start, end).stripTrailing());
            start = end;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        return lines;
    }

    /** Breaks after a blank in the right half of the line where there is one, else anywhere. */
    private static int endOfLine(String text, int start, int width) {
        int used = 0;
        int blank = -1;
        int i = start;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += TerminalText.width(codePoint);
            if (used > width && i > start) {
                if (codePoint == ' ') {
                    return i;
                }
                return blank > 0 ? blank : i;
            }
            i += Character.charCount(codePoint);
            if (codePoint == ' ' && used > width / 2) {
                blank = i;
            }
        }
        return i;
    }
}
