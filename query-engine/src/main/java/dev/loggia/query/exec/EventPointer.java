package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code @ptr}: an event's order key as opaque text, with which the event can be found again (section 5.1). */
public final class EventPointer {

    private EventPointer() {}

    /** The batch of events with their {@code @ptr}. */
    public static Batch add(Batch events) {
        OrderKeys order = OrderKeys.of(events);
        @Nullable Value[] pointers = new Value[events.size()];
        for (int row = 0; row < pointers.length; row++) {
            if (!order.isEvent(row)) {
                continue;
            }
            byte[] key = ByteBuffer.allocate(20)
                    .putLong(order.timestamp(row))
                    .putInt(order.source(row))
                    .putLong(order.sequence(row))
                    .array();
            pointers[row] = Value.of(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        }
        return events.with(SystemField.PTR, new Column.Mixed(pointers, pointers.length));
    }
}
