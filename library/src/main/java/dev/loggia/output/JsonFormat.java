package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * One array of objects, an object a row, in order. Numbers in full precision; text, and times as {@code 2026-11-20 10:00:00.000}, as
 * strings; maps and lists as JSON; missing values have no key. The truth values of the language are the numbers 1 and 0, as it prints
 * them; inside maps and lists they stay {@code true} and {@code false}.
 */
final class JsonFormat implements ResultFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String summary() {
        return "one array of objects";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException {
        output.write('[');
        return new ResultWriter() {
            private boolean first = true;

            @Override
            public void write(Row row) throws IOException {
                output.write(first ? "" : ",\n ");
                first = false;
                writeObject(row, zone, output);
            }

            @Override
            public void end() throws IOException {
                output.write("]\n");
            }
        };
    }

    static void writeObject(Row row, ZoneId zone, Writer output) throws IOException {
        char separator = '{';
        for (int i = 0; i < row.columns().size(); i++) {
            Value value = row.value(i).orElse(null);
            if (value != null) {
                output.append(separator);
                JsonPrinter.writeString(row.columns().get(i), output);
                output.append(':');
                if (value instanceof Value.Bool bool) {
                    output.append(bool.value() ? '1' : '0');
                } else {
                    JsonPrinter.write(value, zone, output);
                }
                separator = ',';
            }
        }
        output.write(separator == '{' ? "{}" : "}");
    }
}
