package dev.loggia.output;

import dev.loggia.Row;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A result to be written, in UTC. */
final class Rows {

    /** What formats have to tell apart, and letters. */
    private static final String[] PIECES = {
        "\t", "\n", "\r", "\\", "\"", "=", " ", ",", "|", "n", "t", "r", "u0041", "\u0000", "\u001b", "\u0085",
        "\u00a0", "é", "漢", "👍", "key", "null"
    };

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Rows(String... columns) {
        this.columns = List.of(columns);
    }

    Rows row(@Nullable Value... values) {
        rows.add(Row.of(columns, Arrays.asList(values), ZoneOffset.UTC));
        return this;
    }

    String written(ResultFormat format) {
        StringWriter output = new StringWriter();
        try {
            ResultWriter writer = format.start(columns, ZoneOffset.UTC, output);
            for (Row row : rows) {
                writer.write(row);
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString();
    }

    static String hostileText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
