package dev.loggia.output;

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
        return LineWriter.start(columns, zone, output, CsvFormat::writeField);
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
