package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Writes a table in blocks of rows, each of which may widen the columns. */
final class TableWriter implements ResultWriter {

    private static final int BLOCK = 1000;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final List<String> columns;
    private final ZoneId zone;
    private final TableLayout layout;
    private final boolean bold;
    private final Writer output;

    /** The cells of the block's rows; each cell its lines, unbroken. */
    private final List<List<List<String>>> block = new ArrayList<>();

    private boolean headed;

    TableWriter(List<String> columns, ZoneId zone, TableLayout layout, boolean bold, Writer output) {
        this.columns = columns.stream().map(TerminalText::escape).toList();
        this.zone = zone;
        this.layout = layout;
        this.bold = bold;
        this.output = output;
        for (int i = 0; i < columns.size(); i++) {
            layout.includeHeader(i, TerminalText.width(this.columns.get(i)));
        }
    }

    @Override
    public void write(Row row) throws IOException {
        List<List<String>> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            cells.add(row.value(i).isPresent() ? linesOf(i, row.value(i).get()) : List.of());
        }
        block.add(cells);
        if (block.size() == BLOCK) {
            writeBlock();
        }
    }

    @Override
    public void end() throws IOException {
        if (!headed || !block.isEmpty()) {
            writeBlock();
        }
    }

    private List<String> linesOf(int column, Value value) {
        String text = PrintedValue.of(value, zone);
        List<String> lines = layout.onTerminal() && text.indexOf('\n') >= 0
                ? text.replace("\t", "    ").lines().map(TerminalText::escape).toList()
                : List.of(TerminalText.escape(text));
        for (String line : lines) {
            layout.include(column, TerminalText.width(line), value);
        }
        return lines;
    }

    private void writeBlock() throws IOException {
        layout.fit();
        if (!headed) {
            headed = true;
            writeHeader();
        }
        for (List<List<String>> row : block) {
            writeRow(row);
        }
        block.clear();
    }

    private void writeHeader() throws IOException {
        output.write(bold ? BOLD : "");
        writeRow(columns.stream().map(List::of).toList());
        output.write(bold ? PLAIN : "");
        List<List<String>> rules = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            rules.add(List.of("-".repeat(Math.max(layout.width(i), 1))));
        }
        writeRow(rules);
    }

    private void writeRow(List<List<String>> cells) throws IOException {
        List<List<String>> broken = new ArrayList<>(cells.size());
        int height = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = new ArrayList<>();
            for (String line : cells.get(i)) {
                lines.addAll(layout.lines(i, line));
            }
            broken.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            writeLine(broken, line);
        }
    }

    /** Blanks are written only before a text, so that no line ends in them. */
    private void writeLine(List<List<String>> cells, int line) throws IOException {
        int blanks = 0;
        for (int i = 0; i < cells.size(); i++) {
            String text = line < cells.get(i).size() ? cells.get(i).get(line) : "";
            int padding = Math.max(0, layout.width(i) - TerminalText.width(text));
            if (text.isEmpty()) {
                blanks += padding;
            } else if (layout.alignsRight(i)) {
                output.write(" ".repeat(blanks + padding));
                output.write(text);
                blanks = 0;
            } else {
                output.write(" ".repeat(blanks));
                output.write(text);
                blanks = padding;
            }
            blanks += TableLayout.GAP;
        }
        output.write('\n');
    }
}
