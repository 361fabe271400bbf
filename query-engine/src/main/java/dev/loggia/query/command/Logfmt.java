package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code parse logfmt} (section 3.6): {@code key=value} pairs between blanks as one map; values bare or in double quotes with
 * backslash escapes, a key without {@code =} reads as empty text, of a repeated key the last value wins.
 */
public record Logfmt() implements Extraction {

    @Override
    public Column[] extract(Column input, int size) {
        Column.Utf8 text = TextColumn.of(input, size);
        @Nullable Value[] maps = new Value[size];
        for (int row = 0; row < size; row++) {
            maps[row] = text.isMissing(row) ? null : new Value.MapValue(new Reader(text.text(row)).read());
        }
        return new Column[] {new Column.Mixed(maps, size)};
    }

    @Override
    public String describe() {
        return "parse logfmt";
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Map<String, @Nullable Value> read() {
            Map<String, @Nullable Value> pairs = new LinkedHashMap<>();
            while (at < text.length()) {
                if (isBlank(text.charAt(at))) {
                    at++;
                    continue;
                }
                int start = at;
                while (at < text.length() && text.charAt(at) != '=' && !isBlank(text.charAt(at))) {
                    at++;
                }
                String key = text.substring(start, at);
                String value = "";
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    value = value();
                }
                if (!key.isEmpty()) {
                    pairs.put(key, Value.of(value));
                }
            }
            return pairs;
        }

        private String value() {
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                return quoted();
            }
            int start = at;
            while (at < text.length() && !isBlank(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    value.append(
                            switch (escaped) {
                                case 'n' -> '\n';
                                case 't' -> '\t';
                                case 'r' -> '\r';
                                default -> escaped;
                            });
                } else {
                    value.append(c);
                }
            }
            at++;
            return value.toString();
        }

        private static boolean isBlank(char c) {
            return c <= ' ';
        }
    }
}
