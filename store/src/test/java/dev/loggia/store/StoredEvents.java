package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Batches as rows to compare. */
final class StoredEvents {

    private StoredEvents() {}

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
