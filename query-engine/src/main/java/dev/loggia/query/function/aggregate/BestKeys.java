package dev.loggia.query.function.aggregate;

import dev.loggia.query.function.AggregateState.RowOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * For each group the order key {@code (@timestamp, source, sequence)} of its earliest or its latest row so far. Rows that one event
 * became share its key; the first of them is earlier.
 */
final class BestKeys {

    private final boolean latest;
    private byte[] present = new byte[0];
    private long[] timestamps = new long[0];
    private int[] sources = new int[0];
    private long[] sequences = new long[0];

    BestKeys(boolean latest) {
        this.latest = latest;
    }

    void ensure(int groupCount) {
        present = GroupArrays.grown(present, groupCount);
        timestamps = GroupArrays.grown(timestamps, groupCount);
        sources = GroupArrays.grown(sources, groupCount);
        sequences = GroupArrays.grown(sequences, groupCount);
    }

    int length() {
        return present.length;
    }

    boolean isPresent(int group) {
        return group < present.length && present[group] != 0;
    }

    /** Milliseconds since the epoch. */
    long timestamp(int group) {
        return timestamps[group];
    }

    /** Whether a row beats the group's best one. */
    boolean beats(int group, RowOrder order, int row) {
        long timestamp = order.timestamp(row);
        if (present[group] != 0 && timestamp != timestamps[group]) {
            return timestamp > timestamps[group] == latest;
        }
        return beats(group, timestamp, order.source(row), order.sequence(row));
    }

    private boolean beats(int group, long timestamp, int source, long sequence) {
        if (present[group] == 0) {
            return true;
        }
        int order = Long.compare(timestamp, timestamps[group]);
        if (order == 0) {
            order = Integer.compare(source, sources[group]);
        }
        if (order == 0) {
            order = Long.compare(sequence, sequences[group]);
        }
        return latest ? order >= 0 : order < 0;
    }

    void set(int group, RowOrder order, int row) {
        set(group, order.timestamp(row), order.source(row), order.sequence(row));
    }

    private void set(int group, long timestamp, int source, long sequence) {
        present[group] = 1;
        timestamps[group] = timestamp;
        sources[group] = source;
        sequences[group] = sequence;
    }

    /** Takes over the best row of a group of another if it beats the one here. @return whether it did */
    boolean merge(int group, BestKeys other, int otherGroup) {
        if (!other.isPresent(otherGroup)
                || !beats(
                        group, other.timestamps[otherGroup], other.sources[otherGroup], other.sequences[otherGroup])) {
            return false;
        }
        set(group, other.timestamps[otherGroup], other.sources[otherGroup], other.sequences[otherGroup]);
        return true;
    }

    long memoryBytes() {
        return 21L * present.length;
    }

    void write(DataOutput output) throws IOException {
        output.writeInt(present.length);
        for (int group = 0; group < present.length; group++) {
            output.writeByte(present[group]);
            output.writeLong(timestamps[group]);
            output.writeInt(sources[group]);
            output.writeLong(sequences[group]);
        }
    }

    void read(DataInput input) throws IOException {
        int count = input.readInt();
        ensure(count);
        for (int group = 0; group < count; group++) {
            present[group] = input.readByte();
            timestamps[group] = input.readLong();
            sources[group] = input.readInt();
            sequences[group] = input.readLong();
        }
    }
}
