package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Any column as text, so that extractions need only one loop: over bytes in place. */
public final class TextColumn {

    private TextColumn() {}

    /** The texts of a column; structures have none. */
    public static Column.Utf8 of(Column column, int size) {
        if (column instanceof Column.Utf8 utf8) {
            return utf8;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int row = 0; row < size; row++) {
            Value value = column.value(row);
            if (value == null || value instanceof Value.Structure) {
                starts[row] = -1;
            } else {
                starts[row] = bytes.size();
                bytes.writeBytes(ValueText.exact(value).getBytes(StandardCharsets.UTF_8));
            }
            ends[row] = bytes.size();
        }
        return new Column.Utf8(bytes.toByteArray(), starts, ends, size);
    }
}
