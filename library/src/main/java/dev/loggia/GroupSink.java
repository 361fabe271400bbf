package dev.loggia;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.ingest.sink.EventSink;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the events of files into a log group, with how far the files were read. Confined to one thread. */
final class GroupSink implements EventSink {

    private final Supplier<dev.loggia.store.LogGroup> opening;
    private dev.loggia.store.@Nullable LogGroup opened;

    /** @param opening finds or creates the group, when the first input is about to be read */
    GroupSink(Supplier<dev.loggia.store.LogGroup> opening) {
        this.opening = opening;
    }

    dev.loggia.store.LogGroup group() {
        dev.loggia.store.LogGroup group = opened;
        if (group == null) {
            group = opening.get();
            opened = group;
        }
        return group;
    }

    /** Appending nothing takes the group's lock, so that nobody else moves the positions from here on. */
    @Override
    public Map<String, String> positions() {
        group().append(List.of(), Map.of());
        return group().positions();
    }

    @Override
    public void append(Batch events, String logStream, String source, String position) {
        group().append(ofStream(events, logStream), Map.of(source, position));
    }

    @Override
    public void append(Batch events, String logStream) {
        group().append(ofStream(events, logStream), Map.of());
    }

    private static Batch ofStream(Batch events, String logStream) {
        return events.with(SystemField.LOG_STREAM, new Column.Constant(Value.of(logStream), events.size()));
    }
}
