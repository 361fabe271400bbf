package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateState;

/** The order keys of the events of a batch. Kept in columns of their own, so that a query may redefine {@code @timestamp}. */
public final class OrderKeys implements AggregateState.RowOrder {

    private static final String TIME = "\0time";
    private static final String SOURCE = "\0source";

    private final long[] timestamps;
    private final long[] sequences;
    private final Column sources;

    private OrderKeys(long[] timestamps, long[] sequences, Column sources) {
        this.timestamps = timestamps;
        this.sequences = sequences;
        this.sources = sources;
    }

    /** A batch as a source gave it, with its order keys added. @param source index of the source in the query */
    static Batch add(Batch events, int source) {
        return events.with(TIME, events.column(SystemField.TIMESTAMP))
                .with(SOURCE, new Column.Constant(Value.of((long) source), events.size()));
    }

    /** A batch of rows that were events, with the order keys they had. */
    static Batch add(Batch rows, long[] timestamps, long[] sources, long[] sequences) {
        return rows.with(TIME, new Column.Timestamps(timestamps, rows.size()))
                .with(SOURCE, new Column.Wholes(sources, null, rows.size()))
                .with(SystemField.SEQUENCE, new Column.Wholes(sequences, null, rows.size()));
    }

    /** The order keys of events. */
    public static OrderKeys of(Batch events) {
        if (events.column(TIME) instanceof Column.Timestamps times
                && events.column(SystemField.SEQUENCE) instanceof Column.Wholes sequences) {
            return new OrderKeys(times.millis(), sequences.values(), events.column(SOURCE));
        }
        throw new IllegalStateException("a source gave events without times or without sequences");
    }

    @Override
    public long timestamp(int row) {
        return timestamps[row];
    }

    @Override
    public int source(int row) {
        if (sources instanceof Column.Wholes wholes) {
            return (int) wholes.values()[row];
        }
        if (sources.value(row) instanceof Value.Whole source) {
            return (int) source.value();
        }
        throw new IllegalStateException("an event without a source");
    }

    @Override
    public long sequence(int row) {
        return sequences[row];
    }

    /** The order of a row's key and a held row's, ascending. */
    int compare(int row, HeldRow held) {
        return compare(timestamps[row], source(row), sequences[row], held.timestamp(), held.source(), held.sequence());
    }

    /** Ascending order of two keys. */
    static int compare(long timeA, int sourceA, long sequenceA, long timeB, int sourceB, long sequenceB) {
        if (timeA != timeB) {
            return timeA < timeB ? -1 : 1;
        }
        return sourceA != sourceB ? Integer.compare(sourceA, sourceB) : Long.compare(sequenceA, sequenceB);
    }
}
