package dev.loggia.query.exec;

import dev.loggia.event.Batch;

/** An operator without state: each batch becomes another. Thread-safe; shared by all workers. */
@FunctionalInterface
public interface RowOperator {

    /** The rows that go on, in the order of the input; may be none. */
    Batch apply(Batch batch);
}
