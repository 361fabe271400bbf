package dev.loggia.testkit.queryfile;

import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.testkit.queryfile.Expectation.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as a table: a bare {@code -} is a missing cell, {@code ""} the empty text; any cell may be a JSON string. */
final class TableText {

    private static final String MISSING = "-";

    private TableText() {}

    static Table read(List<String> lines) {
        List<String> columns = new ArrayList<>();
        for (String column : cells(lines.getFirst())) {
            columns.add(column == null ? MISSING : column);
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<@Nullable String> cells = cells(line);
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        cells.size() + " cells in a table of " + columns.size() + " columns: " + line);
            }
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    private static List<@Nullable String> cells(String line) {
        String row = line.strip();
        if (row.length() < 2 || !row.startsWith("|") || !row.endsWith("|")) {
            throw new IllegalArgumentException("a table row starts and ends with a bar: " + line);
        }
        List<@Nullable String> cells = new ArrayList<>();
        int start = 1;
        boolean quoted = false;
        for (int i = 1; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && (quoted || row.substring(start, i).isBlank())) {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == '|' && !quoted) {
                cells.add(cell(row.substring(start, i).strip()));
                start = i + 1;
            }
        }
        return cells;
    }

    private static @Nullable String cell(String text) {
        if (text.equals(MISSING)) {
            return null;
        }
        if (!text.startsWith("\"")) {
            return text;
        }
        if (JsonText.parse("[" + text + "]") instanceof Value.ListValue list
                && list.elements().getFirst() instanceof Value.Text string) {
            return string.text();
        }
        throw new IllegalArgumentException("not a JSON string: " + text);
    }

    static List<String> write(List<String> columns, List<List<@Nullable Value>> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(columns.stream().map(TableText::quotedIfNeeded).toList());
        for (List<@Nullable Value> row : rows) {
            List<String> cells = new ArrayList<>();
            for (Value value : row) {
                cells.add(value == null ? MISSING : quotedIfNeeded(ValueText.printed(value)));
            }
            table.add(cells);
        }
        int[] widths = new int[columns.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder("|");
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append(' ')
                        .append(cell)
                        .append(" ".repeat(widths[i] - cell.length()))
                        .append(" |");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String quotedIfNeeded(String text) {
        boolean needed = text.isEmpty()
                || text.equals(MISSING)
                || !text.strip().equals(text)
                || text.startsWith("\"")
                || text.chars().anyMatch(c -> c == '|' || c < ' ');
        return needed ? JsonText.write(Value.of(text)) : text;
    }
}
