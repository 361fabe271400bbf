package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A row that a sort or dedup keeps: its sort keys and order key at once, its cells only when they are needed, since most rows that
 * are kept for a while are displaced by better ones.
 */
final class HeldRow {

    /** About what the object, its arrays and its entry in a list take. */
    static final long BASE_BYTES = 96;

    private final @Nullable Value[] keys;
    private final long timestamp;
    private final int source;
    private final long sequence;
    private final long arrival;
    private final int row;
    private @Nullable Batch batch;
    private @Nullable Value @Nullable [] cells;
    private long cellBytes;

    /** @param order the batch's order keys, null when the rows are no events. @param arrival number of the row in its stream */
    HeldRow(@Nullable Value[] keys, @Nullable OrderKeys order, long arrival, Batch batch, int row) {
        this.keys = keys;
        this.timestamp = order == null ? 0 : order.timestamp(row);
        this.source = order == null ? 0 : order.source(row);
        this.sequence = order == null ? 0 : order.sequence(row);
        this.arrival = arrival;
        this.batch = batch;
        this.row = row;
    }

    private HeldRow(
            @Nullable Value[] keys, long timestamp, int source, long sequence, long arrival, @Nullable Value[] cells) {
        this.keys = keys;
        this.timestamp = timestamp;
        this.source = source;
        this.sequence = sequence;
        this.arrival = arrival;
        this.row = -1;
        this.cells = cells;
    }

    @Nullable
    Value key(int i) {
        return keys[i];
    }

    /** About what the sort keys take. */
    long keyBytes() {
        long bytes = 0;
        for (Value key : keys) {
            bytes += RowLayout.memoryBytes(key);
        }
        return bytes;
    }

    long timestamp() {
        return timestamp;
    }

    int source() {
        return source;
    }

    long sequence() {
        return sequence;
    }

    long arrival() {
        return arrival;
    }

    /** The batch the cells are still to be read from, or null once they were read. */
    @Nullable
    Batch batch() {
        return batch;
    }

    int row() {
        return row;
    }

    @Nullable
    Value[] cells() {
        if (cells == null) {
            throw new IllegalStateException("the cells were not read yet");
        }
        return cells;
    }

    /** @param bytes about what the values take */
    void fill(@Nullable Value[] values, long bytes) {
        cells = values;
        cellBytes = bytes;
        batch = null;
    }

    /** About what the cells take that were read from a batch; 0 while they were not. */
    long cellBytes() {
        return cellBytes;
    }

    int compareOrderKey(HeldRow other) {
        return OrderKeys.compare(timestamp, source, sequence, other.timestamp, other.source, other.sequence);
    }

    void write(DataOutput output) throws IOException {
        output.writeLong(timestamp);
        output.writeInt(source);
        output.writeLong(sequence);
        output.writeLong(arrival);
        ValueCodec.writeAll(java.util.Arrays.asList(keys), output);
        ValueCodec.writeAll(java.util.Arrays.asList(cells()), output);
    }

    static HeldRow read(DataInput input) throws IOException {
        long timestamp = input.readLong();
        int source = input.readInt();
        long sequence = input.readLong();
        long arrival = input.readLong();
        @Nullable Value[] keys = ValueCodec.readAll(input).toArray(Value[]::new);
        @Nullable Value[] cells = ValueCodec.readAll(input).toArray(Value[]::new);
        return new HeldRow(keys, timestamp, source, sequence, arrival, cells);
    }
}
