package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.ingest.sink.EventSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sink in memory that makes batches durable a few at a time, and dies when it is told to: then it has what was durable. */
final class KillableSink implements EventSink {

    /** @param message its bytes, one character each */
    record Event(String logStream, long time, String message) {}

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<Event> durable = new ArrayList<>();
    private final Map<String, String> durablePositions = new HashMap<>();
    private List<Event> events = new ArrayList<>();
    private Map<String, String> positions = new HashMap<>();
    private int batchesPerCommit = 1;
    private int batchesToLive = Integer.MAX_VALUE;
    private int batches;

    /** From now on. @param toLive batches that are taken before it dies */
    void plan(int perCommit, int toLive) {
        batchesPerCommit = perCommit;
        batchesToLive = toLive;
        batches = 0;
    }

    @Override
    public Map<String, String> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public void append(Batch batch, String logStream, String source, String position) {
        append(batch, logStream);
        positions.put(source, position);
        if (batches % batchesPerCommit == 0) {
            commit();
        }
    }

    @Override
    public void append(Batch batch, String logStream) {
        if (batches == batchesToLive) {
            events = new ArrayList<>(durable);
            positions = new HashMap<>(durablePositions);
            throw new Killed();
        }
        batches++;
        Column.Utf8 messages = (Column.Utf8) batch.column(SystemField.MESSAGE);
        Column.Timestamps times = (Column.Timestamps) batch.column(SystemField.TIMESTAMP);
        for (int row = 0; row < batch.size(); row++) {
            int start = messages.starts()[row];
            String message =
                    new String(messages.bytes(), start, messages.ends()[row] - start, StandardCharsets.ISO_8859_1);
            events.add(new Event(logStream, times.millis()[row], message));
        }
    }

    void commit() {
        durable.addAll(events.subList(durable.size(), events.size()));
        durablePositions.putAll(positions);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> messages() {
        return events.stream().map(Event::message).toList();
    }
}
