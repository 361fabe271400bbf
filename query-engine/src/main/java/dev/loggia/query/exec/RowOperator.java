package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An operator that makes at most one row of each: each batch becomes another. Thread-safe; shared by all workers. */
@FunctionalInterface
public interface RowOperator extends BatchOperator {

    /** The rows that go on, in the order of the input; may be none. */
    Batch apply(Batch batch);

    @Override
    default Iterator<Batch> over(Iterator<Batch> parts) {
        return new Iterator<>() {
            private @Nullable Batch next;

            @Override
            public boolean hasNext() {
                while (next == null && parts.hasNext()) {
                    Batch batch = apply(parts.next());
                    next = batch.size() == 0 ? null : batch;
                }
                return next != null;
            }

            @Override
            public Batch next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                Batch batch = next;
                next = null;
                return batch;
            }
        };
    }
}
