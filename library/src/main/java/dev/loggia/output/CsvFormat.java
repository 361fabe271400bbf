package dev.loggia.output;

import dev.loggia.Row;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 has them, with a header and with {@code \n} as line end. Values as tables print them; missing
 * values are empty.
 */
final class CsvFormat implements ResultFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "comma-separated values with a header";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            writeField(i, columns.get(i), output);
        }
        output.write('\n');
        return new ResultWriter() {
            @Override
            public void write(Row row) throws IOException {
                for (int i = 0; i < columns.size(); i++) {
                    writeField(i, PrintedValue.of(row.value(i).orElse(null), zone), output);
                }
                output.write('\n');
            }

            @Override
            public void end() {
                // Every line is complete.
            }
        };
    }

    private static void writeField(int column, String text, Writer output) throws IOException {
        if (column > 0) {
            output.write(',');
        }
        if (text.indexOf('"') < 0 && text.indexOf(',') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            output.write(text);
        } else {
            output.write('"');
            output.write(text.replace("\"", "\"\""));
            output.write('"');
        }
    }
}
