package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the events that rows are made of: an event with several rows once.
 *
 * @param count what it adds to
 */
public record EventCount(LongAdder count) implements BatchOperator {

    @Override
    public Iterator<Batch> over(Iterator<Batch> parts) {
        return new Iterator<>() {
            private long timestamp;
            private int source = -1;
            private long sequence;

            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public Batch next() {
                Batch batch = parts.next();
                OrderKeys order = OrderKeys.of(batch);
                int events = 0;
                for (int row = 0; row < batch.size(); row++) {
                    if (OrderKeys.compare(
                                    timestamp,
                                    source,
                                    sequence,
                                    order.timestamp(row),
                                    order.source(row),
                                    order.sequence(row))
                            != 0) {
                        events++;
                        timestamp = order.timestamp(row);
                        source = order.source(row);
                        sequence = order.sequence(row);
                    }
                }
                count.add(events);
                return batch;
            }
        };
    }
}
