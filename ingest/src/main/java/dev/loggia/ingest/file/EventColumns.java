package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a batch of events that lie in a segment, made when asked for.
 *
 * @param constants what is the same for every event of the input
 * @param base sequence of an event that would start at {@code bytes[0]}
 * @param fields those found in the messages
 */
record EventColumns(
        byte[] bytes,
        long base,
        int[] starts,
        int[] ends,
        long[] times,
        int size,
        InputColumns constants,
        MessageFields.Rows fields)
        implements Batch.Loader {

    /** The fields that depend on the input alone. @param fieldReader null when fields are those of JSON */
    record InputColumns(
            Value log,
            Value logStream,
            Value ingestionTime,
            @Nullable Value fieldReader) {}

    @Override
    public @Nullable Column load(String field, int[] rows, int count) {
        return switch (field) {
            case SystemField.TIMESTAMP, SystemField.EVENT_TIME ->
                select(new Column.Timestamps(times, size), rows, count);
            case SystemField.MESSAGE -> select(new Column.Utf8(bytes, starts, ends, size), rows, count);
            case SystemField.SEQUENCE -> sequence(rows, count);
            case SystemField.LOG -> new Column.Constant(constants.log(), count);
            case SystemField.LOG_STREAM -> new Column.Constant(constants.logStream(), count);
            case SystemField.INGESTION_TIME -> new Column.Constant(constants.ingestionTime(), count);
            case SystemField.FIELD_READER -> new Column.Constant(constants.fieldReader(), count);
            case SystemField.FIELDS -> fields.all(rows, count);
            default -> fields.column(field, rows, count);
        };
    }

    @Override
    public long heldBytes() {
        return bytes.length;
    }

    private Column select(Column column, int[] rows, int count) {
        return isEveryRow(rows, count) ? column : column.select(rows, count);
    }

    /** Rows may come several times, so their number does not tell. */
    private boolean isEveryRow(int[] rows, int count) {
        if (count != size) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (rows[i] != i) {
                return false;
            }
        }
        return true;
    }

    private Column sequence(int[] rows, int count) {
        long[] sequences = new long[count];
        for (int i = 0; i < count; i++) {
            sequences[i] = base + starts[rows[i]];
        }
        return new Column.Wholes(sequences, null, count);
    }
}
