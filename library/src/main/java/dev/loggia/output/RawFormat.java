package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.SystemField;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * The events as they were: {@code @message} alone where it is among the columns, unchanged; otherwise the values of a row as tables
 * print them, joined by tabs.
 */
final class RawFormat implements ResultFormat {

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public String summary() {
        return "@message alone, or the values joined by tabs";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) {
        int message = columns.indexOf(SystemField.MESSAGE);
        int from = Math.max(message, 0);
        int to = message < 0 ? columns.size() : message + 1;
        return new ResultWriter() {
            @Override
            public void write(Row row) throws IOException {
                for (int i = from; i < to; i++) {
                    output.write(i > from ? "\t" : "");
                    output.write(PrintedValue.of(row.value(i).orElse(null), zone));
                }
                output.write('\n');
            }

            @Override
            public void end() {
                // Every line is complete.
            }
        };
    }
}
