package dev.loggia.output;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * Aligned columns under a header, for people. Control characters are shown escaped, so that no log line can command the terminal.
 * Columns are sized by a thousand rows at a time; later blocks may widen them. Away from a terminal a row is a line, whatever its
 * length; on one, texts that do not fit are broken within their column, and at their own line breaks.
 */
public final class TableFormat implements ResultFormat {

    private static final int UNLIMITED = 0;

    private final int width;
    private final boolean bold;

    private TableFormat(int width, boolean bold) {
        this.width = width;
        this.bold = bold;
    }

    /** For files and pipes: nothing is broken or styled. */
    public static TableFormat plain() {
        return new TableFormat(UNLIMITED, false);
    }

    /**
     * For a terminal.
     *
     * @param width its cells in a line, at least 1
     * @param bold whether the header is printed in bold
     */
    public static TableFormat forTerminal(int width, boolean bold) {
        if (width < 1) {
            throw new IllegalArgumentException("a terminal of width " + width);
        }
        return new TableFormat(width, bold);
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public String summary() {
        return "aligned columns";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException {
        return new TableWriter(columns, zone, new TableLayout(columns.size(), width), bold, output);
    }
}
