package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.LogEvent;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as a batch to append. */
final class EventBatch {

    private EventBatch() {}

    /** Events in their order; what they say of group, sequence and ingestion time does not count. */
    static Batch of(List<LogEvent> events) {
        int size = events.size();
        byte[][] messages = new byte[size][];
        int[] starts = new int[size];
        int[] ends = new int[size];
        long[] times = new long[size];
        @Nullable Value[] streams = new Value[size];
        int bytes = 0;
        for (int i = 0; i < size; i++) {
            LogEvent event = events.get(i);
            messages[i] = event.message().getBytes(StandardCharsets.UTF_8);
            starts[i] = bytes;
            bytes = Math.addExact(bytes, messages[i].length);
            ends[i] = bytes;
            times[i] = event.timestamp();
            streams[i] = Value.of(event.logStream());
        }
        byte[] all = new byte[bytes];
        for (int i = 0; i < size; i++) {
            System.arraycopy(messages[i], 0, all, starts[i], messages[i].length);
        }
        return Batch.of(
                size,
                Map.of(
                        SystemField.MESSAGE,
                        new Column.Utf8(all, starts, ends, size),
                        SystemField.EVENT_TIME,
                        new Column.Timestamps(times, size),
                        SystemField.LOG_STREAM,
                        new Column.Mixed(streams, size)));
    }
}
