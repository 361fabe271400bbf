package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events as batches to append, and batches as rows to compare. */
final class StoredEvents {

    private StoredEvents() {}

    /** Events in their order as one batch. */
    static Batch batch(List<LogEvent> events) {
        int size = events.size();
        long[] times = new long[size];
        int[] starts = new int[size];
        int[] ends = new int[size];
        @Nullable Value[] streams = new Value[size];
        List<byte[]> texts = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < size; i++) {
            byte[] text = events.get(i).message().getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            starts[i] = bytes;
            bytes += text.length;
            ends[i] = bytes;
            times[i] = events.get(i).timestamp();
            streams[i] = Value.of(events.get(i).logStream());
        }
        byte[] all = new byte[bytes];
        for (int i = 0; i < size; i++) {
            System.arraycopy(texts.get(i), 0, all, starts[i], texts.get(i).length);
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

    /** The rows of a scan by order key, each with the values of some fields. */
    static List<List<@Nullable Value>> rows(
            EventSource source, ScanRequest request, List<String> fields, ScanContext context) {
        Map<String, List<@Nullable Value>> rows = new TreeMap<>();
        try (Scan scan = source.scan(request, context)) {
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                    Column time = batch.column(SystemField.EVENT_TIME);
                    Column sequence = batch.column(SystemField.SEQUENCE);
                    for (int row = 0; row < batch.size(); row++) {
                        List<@Nullable Value> values = new ArrayList<>();
                        for (String field : fields) {
                            values.add(batch.column(field).value(row));
                        }
                        String key = String.format(
                                "%020d %020d",
                                ((Column.Timestamps) time).millis()[row], ((Value.Whole) sequence.value(row)).value());
                        if (rows.put(key, values) != null) {
                            throw new AssertionError("a row came twice: " + key);
                        }
                    }
                }
            }
        }
        return List.copyOf(rows.values());
    }
}
