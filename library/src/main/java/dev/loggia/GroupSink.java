package dev.loggia;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.ingest.sink.EventSink;
import java.util.Map;

/** Puts the events of files into a log group, with how far the files were read. */
record GroupSink(dev.loggia.store.LogGroup group) implements EventSink {

    @Override
    public Map<String, String> positions() {
        return group.positions();
    }

    @Override
    public void append(Batch events, String logStream, String source, String position) {
        group.append(ofStream(events, logStream), Map.of(source, position));
    }

    @Override
    public void append(Batch events, String logStream) {
        group.append(ofStream(events, logStream), Map.of());
    }

    private static Batch ofStream(Batch events, String logStream) {
        return events.with(SystemField.LOG_STREAM, new Column.Constant(Value.of(logStream), events.size()));
    }
}
