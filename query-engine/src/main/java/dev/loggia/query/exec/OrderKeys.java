package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The order keys of the events of a batch, each part read when it is asked for. They do not depend on {@code @timestamp}, which a query
 * may redefine. Confined to one thread, like the batch.
 */
public final class OrderKeys implements AggregateState.RowOrder {

    private static final String SOURCE = "\0source";

    private static final int NO_SOURCE = -1;

    private final Batch events;
    private final Column sources;
    private long @Nullable [] timestamps;
    private long @Nullable [] sequences;

    private OrderKeys(Batch events) {
        this.events = events;
        this.sources = events.column(SOURCE);
    }

    /** A batch as a source gave it, made to know its source. @param source index of the source in the query */
    static Batch add(Batch events, int source) {
        return events.with(SOURCE, new Column.Constant(Value.of((long) source), events.size()));
    }

    /** A batch of rows that were events, with the order keys they had. */
    static Batch add(Batch rows, long[] timestamps, long[] sources, long[] sequences) {
        return rows.with(SystemField.EVENT_TIME, new Column.Timestamps(timestamps, rows.size()))
                .with(SOURCE, new Column.Wholes(sources, null, rows.size()))
                .with(SystemField.SEQUENCE, new Column.Wholes(sequences, null, rows.size()));
    }

    /** Rows made of those of a batch of events, with its order keys. */
    static Batch copy(Batch events, Batch rows) {
        return rows.with(SystemField.EVENT_TIME, events.column(SystemField.EVENT_TIME))
                .with(SOURCE, events.column(SOURCE))
                .with(SystemField.SEQUENCE, events.column(SystemField.SEQUENCE));
    }

    /** Rows among events that are none of them. */
    public static Batch addNone(Batch rows) {
        long[] sources = new long[rows.size()];
        Arrays.fill(sources, NO_SOURCE);
        return add(rows, new long[rows.size()], sources, new long[rows.size()]);
    }

    /** The order keys of events. */
    public static OrderKeys of(Batch events) {
        return new OrderKeys(events);
    }

    /** Whether a row is an event: others may stand among them, such as one of totals. */
    boolean isEvent(int row) {
        return source(row) != NO_SOURCE;
    }

    @Override
    public long timestamp(int row) {
        long[] millis = timestamps;
        if (millis == null) {
            if (!(events.column(SystemField.EVENT_TIME) instanceof Column.Timestamps times)) {
                throw new IllegalStateException("a source gave events without times");
            }
            millis = times.millis();
            timestamps = millis;
        }
        return millis[row];
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
        long[] numbers = sequences;
        if (numbers == null) {
            if (!(events.column(SystemField.SEQUENCE) instanceof Column.Wholes wholes)) {
                throw new IllegalStateException("a source gave events without sequences");
            }
            numbers = wholes.values();
            sequences = numbers;
        }
        return numbers[row];
    }

    /** The order of a row's key and a held row's, ascending. */
    int compare(int row, HeldRow held) {
        long time = timestamp(row);
        if (time != held.timestamp()) {
            return time < held.timestamp() ? -1 : 1;
        }
        return compare(time, source(row), sequence(row), held.timestamp(), held.source(), held.sequence());
    }

    /** Ascending order of two keys. */
    static int compare(long timeA, int sourceA, long sequenceA, long timeB, int sourceB, long sequenceB) {
        if (timeA != timeB) {
            return timeA < timeB ? -1 : 1;
        }
        return sourceA != sourceB ? Integer.compare(sourceA, sourceB) : Long.compare(sequenceA, sequenceB);
    }
}
