package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.Collections;
import java.util.Iterator;

/**
 * An operator for which a row means something only among the rows before it, or among all: a running sum, a value filled down. It runs
 * once over the rows of the query in their order, on the reading thread. Immutable, thread-safe.
 */
public interface OrderedOperator {

    /** A state for one run. */
    State start(QueryContext context);

    /** What is known of the rows so far. Confined to one thread. */
    interface State {

        /** Takes the next rows and answers those that can go on, in order. What is kept of them must be accounted for. */
        Batch add(Batch batch);

        /** What is left to go on after the last row. Called once. */
        default Iterator<Batch> finish() {
            return Collections.emptyIterator();
        }
    }
}
