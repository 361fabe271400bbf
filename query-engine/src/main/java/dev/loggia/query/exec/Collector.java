package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;

/**
 * An operator that must see rows before it can answer: an aggregate, a sort, a limit. Every worker fills a state of its own; the states
 * merge into one, whose rows go on in a fixed order. Immutable, thread-safe.
 */
public interface Collector {

    /** A state for one worker. */
    State newState(QueryContext context);

    /** What one worker has collected. Confined to one thread at a time. */
    interface State {

        /** Adds rows. They may be kept only as far as the state accounts for their memory. */
        void add(Batch batch);

        /** Whether no further row can change the result, so that everything above may stop. */
        boolean full();

        /** Adds another worker's state, which must not be used afterwards. Associative and commutative. */
        void merge(State other);

        /** The result, in order. Called once, after the last {@link #merge}. */
        Iterator<Batch> finish();

        /** Writes the state with a version first, so that it can travel between machines. */
        void write(DataOutput output) throws IOException;

        /** Reads what {@link #write} wrote into this state, which must be new. */
        void read(DataInput input) throws IOException;
    }
}
