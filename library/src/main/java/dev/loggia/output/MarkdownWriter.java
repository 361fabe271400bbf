package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a table of Markdown: holds the first rows back, whose values say how columns are aligned, then writes each at once. */
final class MarkdownWriter implements ResultWriter {

    private static final int HELD_BACK = 1000;

    /** What begins a code span, an emphasis, a link, a tag, an entity, a cell or an escape. */
    private static final String MARKS = "\\`*[<&|~";

    private final List<String> columns;
    private final ZoneId zone;
    private final Writer output;
    private final boolean[] numeric;
    private final List<List<String>> first = new ArrayList<>();
    private boolean headed;

    MarkdownWriter(List<String> columns, ZoneId zone, Writer output) {
        this.columns = columns;
        this.zone = zone;
        this.output = output;
        numeric = new boolean[columns.size()];
        Arrays.fill(numeric, true);
    }

    @Override
    public void write(Row row) throws IOException {
        List<String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Value value = row.value(i).orElse(null);
            numeric[i] &= value == null || value instanceof Value.Number || value instanceof Value.Bool;
            cells.add(cell(PrintedValue.of(value, zone)));
        }
        if (headed) {
            writeRow(cells);
        } else {
            first.add(cells);
            if (first.size() == HELD_BACK) {
                writeFirst();
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (!headed) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        headed = true;
        writeRow(columns.stream().map(MarkdownWriter::cell).toList());
        List<String> rules = new ArrayList<>(columns.size());
        for (boolean right : numeric) {
            rules.add(right && !first.isEmpty() ? "---:" : "---");
        }
        writeRow(rules);
        for (List<String> row : first) {
            writeRow(row);
        }
        first.clear();
    }

    private void writeRow(List<String> cells) throws IOException {
        for (String cell : cells) {
            output.append("| ").append(cell).append(cell.isEmpty() ? "" : " ");
        }
        output.write("|\n");
    }

    private static String cell(String text) {
        return text.lines().map(MarkdownWriter::line).collect(Collectors.joining("<br>"));
    }

    private static String line(String text) {
        String shown = TerminalText.escape(text);
        StringBuilder line = new StringBuilder(shown.length() + 8);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            boolean marks = c == '_' ? !withinWord(shown, i) : MARKS.indexOf(c) >= 0;
            line.append(marks ? "\\" : "").append(c);
        }
        return line.toString();
    }

    /** Within a word, {@code _} is only itself. */
    private static boolean withinWord(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
