package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows passed through an ordered operator as they are asked for. */
final class OrderedRows implements Iterator<Batch> {

    private final Iterator<Batch> input;
    private final OrderedOperator.State state;
    private final QueryContext context;
    private @Nullable Iterator<Batch> rest;
    private @Nullable Batch next;

    OrderedRows(Iterator<Batch> input, OrderedOperator operator, QueryContext context) {
        this.input = input;
        this.state = operator.start(context);
        this.context = context;
    }

    @Override
    public boolean hasNext() {
        while (next == null && input.hasNext()) {
            next = unlessEmpty(state.add(input.next()));
        }
        if (next == null) {
            Iterator<Batch> left = rest == null ? state.finish() : rest;
            rest = left;
            while (next == null && left.hasNext()) {
                next = unlessEmpty(left.next());
            }
        }
        return next != null;
    }

    private @Nullable Batch unlessEmpty(Batch batch) {
        context.checkCancelled();
        return batch.size() == 0 ? null : batch;
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
}
