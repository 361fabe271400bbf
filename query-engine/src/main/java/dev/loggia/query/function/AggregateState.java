package dev.loggia.query.function;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one worker knows of one aggregate for all its groups, which are numbered from 0 in order of appearance. Merging is
 * associative and commutative: the result must not depend on how rows were split among workers, nor on their order. Holds values,
 * never ordinals of a segment. Thread-confined.
 */
public interface AggregateState {

    /**
     * Adds the rows of a batch.
     *
     * @param groups the group of each row; only the first {@code size} entries count
     * @param groupCount how many groups there are now; all entries of {@code groups} are below it
     * @param arguments a column of {@code size} rows for each argument, already converted to the parameters' types where that
     *     could be done by column ({@link dev.loggia.event.Comparison#number} does it by value); constants as
     *     {@link Column.Constant}; none for {@code count(*)}
     * @param order the rows' order keys, null unless the definition {@code readsOrder}
     */
    void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size);

    /**
     * Adds the state of another worker, which must be of the same call; the other must not be used afterwards.
     *
     * @param mapping for each group of the other its number here
     * @param groupCount how many groups there are now
     */
    void merge(AggregateState other, int[] mapping, int groupCount);

    /** The value of a group, or null when it is missing. @param group may be one to which no row was added */
    @Nullable
    Value result(int group);

    /** Estimate of the memory held, in bytes; asked after each batch, so it must be cheap. */
    long memoryBytes();

    /** Writes the state, with a version first. */
    void write(DataOutput output) throws IOException;

    /** Reads what {@link #write} wrote into this state, which must be new. */
    void read(DataInput input) throws IOException;

    /** The order keys of the rows of a batch: {@code (@timestamp, group, sequence)} is total. */
    interface RowOrder {
        /** Milliseconds since the epoch. */
        long timestamp(int row);

        /** Index of the log group or source in the query. */
        int source(int row);

        /** {@link dev.loggia.event.LogEvent#sequence}. */
        long sequence(int row);
    }
}
