package dev.loggia.output;

import dev.loggia.Row;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/** An object a line, in the form of {@link JsonFormat}. */
final class JsonLinesFormat implements ResultFormat {

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String summary() {
        return "one object a line";
    }

    @Override
    public ResultWriter start(List<String> columns, ZoneId zone, Writer output) {
        return new ResultWriter() {
            @Override
            public void write(Row row) throws IOException {
                JsonFormat.writeObject(row, zone, output);
                output.write('\n');
            }

            @Override
            public void end() {
                // Every line is complete.
            }
        };
    }
}
