package dev.loggia.store;

import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Events that a source numbers from 0 on; the source's name is their stream. */
final class NumberedEvents {

    /** An event as it was read. */
    record Numbered(long sequence, String source, long number) {}

    private NumberedEvents() {}

    /** Those from one number to before another, a millisecond apart. @param time of the event 0 */
    static Batch of(String source, long time, long from, long to) {
        List<LogEvent> events = new ArrayList<>();
        for (long number = from; number < to; number++) {
            String message = "{\"n\":" + number + ",\"level\":\"" + (number % 7 == 0 ? "error" : "info")
                    + "\",\"id\":\"" + Long.toHexString(number * 0x9E3779B97F4A7C15L) + "\"}";
            events.add(new LogEvent(time + number, 0, "", source, number, message));
        }
        return EventBatch.of(events);
    }

    /** What a snapshot holds, in the order in which it was appended. */
    static List<Numbered> read(Snapshot snapshot) {
        List<Numbered> found = new ArrayList<>();
        ScanRequest request = ScanRequest.of(TimeRange.ALL, Set.of("n", SystemField.LOG_STREAM, SystemField.SEQUENCE));
        try (Scan scan = snapshot.scan(request, new FreeContext())) {
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                    for (int row = 0; row < batch.size(); row++) {
                        found.add(new Numbered(
                                whole(batch, SystemField.SEQUENCE, row),
                                text(batch, SystemField.LOG_STREAM, row),
                                whole(batch, "n", row)));
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong(Numbered::sequence));
        return found;
    }

    private static long whole(Batch batch, String field, int row) {
        return batch.column(field).value(row) instanceof Value.Whole whole ? whole.value() : -1;
    }

    private static String text(Batch batch, String field, int row) {
        return batch.column(field).value(row) instanceof Value.Text text ? text.text() : "";
    }

    /** The numbers of each source, in the order in which they were appended. */
    static Map<String, List<Long>> bySource(List<Numbered> events) {
        Map<String, List<Long>> numbers = new TreeMap<>();
        for (Numbered event : events) {
            numbers.computeIfAbsent(event.source(), source -> new ArrayList<>()).add(event.number());
        }
        return numbers;
    }
}
