package dev.loggia.output;

import dev.loggia.Row;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/** Writes names and values, as tables print them, a line each, for formats that differ in how a value is separated and escaped. */
final class LineWriter implements ResultWriter {

    /** Writes one value, and what separates it from the one before. */
    @FunctionalInterface
    interface Field {
        /** @param column counted from 0 */
        void write(int column, String text, Writer output) throws IOException;
    }

    private final int columns;
    private final ZoneId zone;
    private final Writer output;
    private final Field field;

    private LineWriter(int columns, ZoneId zone, Writer output, Field field) {
        this.columns = columns;
        this.zone = zone;
        this.output = output;
        this.field = field;
    }

    /** Writes the header. */
    static LineWriter start(List<String> columns, ZoneId zone, Writer output, Field field) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            field.write(i, columns.get(i), output);
        }
        output.write('\n');
        return new LineWriter(columns.size(), zone, output, field);
    }

    @Override
    public void write(Row row) throws IOException {
        for (int i = 0; i < columns; i++) {
            field.write(i, PrintedValue.of(row.value(i).orElse(null), zone), output);
        }
        output.write('\n');
    }

    @Override
    public void end() {
        // Every line is complete.
    }
}
