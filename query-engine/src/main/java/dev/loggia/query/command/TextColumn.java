package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Any column as text, so that extractions need only one loop: over bytes in place. */
public final class TextColumn {

    private TextColumn() {}

    /** Each entry's text once. */
    private static Column.Utf8 of(Column.Ordinals column) {
        int entries = column.dictionary().length;
        Column.Utf8 texts = of(new Column.Mixed(column.dictionary(), entries), entries);
        int[] starts = new int[column.size()];
        int[] ends = new int[column.size()];
        for (int row = 0; row < starts.length; row++) {
            int ordinal = column.ordinals()[row];
            starts[row] = ordinal < 0 ? -1 : texts.starts()[ordinal];
            ends[row] = ordinal < 0 ? -1 : texts.ends()[ordinal];
        }
        return new Column.Utf8(texts.bytes(), starts, ends, column.size());
    }

    /** The texts of a column; structures have none. */
    public static Column.Utf8 of(Column column, int size) {
        if (column instanceof Column.Utf8 utf8) {
            return utf8;
        }
        if (column instanceof Column.Ordinals ordinals) {
            return of(ordinals);
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
