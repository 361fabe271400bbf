package dev.loggia.cli;

import dev.loggia.Row;
import dev.loggia.event.Value;
import dev.loggia.output.ResultWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that no query made, written in the forms of those of queries. */
final class Listing {

    private final OutputOptions output;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Listing(OutputOptions output, String... columns) {
        this.output = output;
        this.columns = List.of(columns);
    }

    /** @param values one for each column, null for none */
    void add(@Nullable Value... values) {
        rows.add(Row.of(columns, Arrays.asList(values), output.zone()));
    }

    /** A number of bytes, in round figures for people. */
    Value bytes(long bytes) {
        return output.forPeople() ? Value.of(Quantity.bytes(bytes)) : Value.of(bytes);
    }

    /** A yes or no for people. */
    Value truth(boolean value) {
        return output.forPeople() ? Value.of(value ? "yes" : "no") : Value.of(value);
    }

    static Value time(long millis) {
        return new Value.Timestamp(millis);
    }

    void writeTo(OutputStream stream) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        ResultWriter writer = output.format().start(columns, output.zone(), text);
        for (Row row : rows) {
            writer.write(row);
        }
        writer.end();
        text.flush();
    }
}
