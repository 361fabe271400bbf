package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * {@code key=value} pairs, a row a line. A value that is empty or holds blanks, quotes, {@code =} or control characters stands in double
 * quotes, escaped as in JSON. Numbers in full precision, truth as 1 and 0, maps and lists as JSON in quotes; missing values are left out.
 * A key cannot be quoted: in names of columns {@code _} stands for such characters.
 */
final class LogfmtFormat implements ResultFormat {

    @Override
    public String name() {
        return "logfmt";
    }

    @Override
    public String summary() {
        return "key=value pairs, a line a row";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) {
        List<String> keys = columns.stream().map(LogfmtFormat::key).toList();
        return new ResultWriter() {
            @Override
            public void write(Row row) throws IOException {
                String separator = "";
                for (int i = 0; i < keys.size(); i++) {
                    Value value = row.value(i).orElse(null);
                    if (value != null) {
                        output.append(separator).append(keys.get(i)).append('=');
                        writeText(text(value, zone), output);
                        separator = " ";
                    }
                }
                output.write('\n');
            }

            @Override
            public void end() {
                // Every line is complete.
            }
        };
    }

    private static String key(String column) {
        StringBuilder key = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            key.append(ends(c) ? '_' : c);
        }
        return key.toString();
    }

    private static String text(Value value, ZoneId zone) {
        return value instanceof Value.Number number ? ValueText.exact(number) : PrintedValue.of(value, zone);
    }

    private static void writeText(String text, Writer output) throws IOException {
        boolean bare = !text.isEmpty();
        for (int i = 0; i < text.length() && bare; i++) {
            bare = !ends(text.charAt(i));
        }
        if (bare) {
            output.write(text);
        } else {
            JsonPrinter.writeString(text, output);
        }
    }

    /** Whether a key or a value without quotes cannot hold a character. */
    private static boolean ends(char c) {
        return c == '"' || c == '=' || Character.isISOControl(c) || Character.isSpaceChar(c);
    }
}
