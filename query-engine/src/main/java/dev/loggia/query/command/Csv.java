package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/** {@code parse csv} (section 3.6): the values of a line by RFC 4180 quoting; fewer than asked for are missing, surplus is ignored. */
public record Csv(int fields) implements Extraction {

    @Override
    public Column[] extract(Column input, int size) {
        Column.Utf8 text = TextColumn.of(input, size);
        @Nullable Value[][] values = new Value[fields][size];
        for (int row = 0; row < size; row++) {
            if (!text.isMissing(row)) {
                split(text.text(row), values, row);
            }
        }
        Column[] columns = new Column[fields];
        for (int i = 0; i < fields; i++) {
            columns[i] = new Column.Mixed(values[i], size);
        }
        return columns;
    }

    private void split(String line, @Nullable Value[][] values, int row) {
        int at = 0;
        for (int field = 0; field < fields && at <= line.length(); field++) {
            StringBuilder value = new StringBuilder();
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            if (quoted) {
                at++;
                while (at < line.length()) {
                    char c = line.charAt(at++);
                    if (c != '"') {
                        value.append(c);
                    } else if (at < line.length() && line.charAt(at) == '"') {
                        value.append('"');
                        at++;
                    } else {
                        break;
                    }
                }
            }
            int comma = line.indexOf(',', at);
            int end = comma < 0 ? line.length() : comma;
            value.append(line, at, end);
            values[field][row] = Value.of(value.toString());
            at = end + 1;
        }
    }

    @Override
    public String describe() {
        return "parse csv";
    }
}
