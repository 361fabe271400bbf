package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.Iterator;

/** An operator without state from one batch to the next. Thread-safe; shared by all workers. */
public interface BatchOperator {

    /**
     * What goes on.
     *
     * @param parts what one batch has become so far, in its order; none is empty
     * @return the rows that go on, in the order of the input, as they are asked for; no part is empty
     */
    Iterator<Batch> over(Iterator<Batch> parts);
}
