package dev.loggia.benchmarks.stored;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.store.LogGroup;
import dev.loggia.store.LogStore;
import dev.loggia.store.Snapshot;
import dev.loggia.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log group in a folder, and its snapshot to ask. */
final class StoredGroup implements AutoCloseable {

    private static final String NAME = "benchmark";

    private final LogStore store;
    private final Snapshot snapshot;

    private StoredGroup(LogStore store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    /** Appends events to a group and closes the store. @param folder need not exist */
    static void write(Path folder, EventSet events) {
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group(NAME);
            for (Batch batch : events.batches()) {
                group.append(batch, Map.of());
            }
            group.flush();
        }
    }

    /** Opens the group that {@link #write} made. */
    static StoredGroup open(Path folder) {
        LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()));
        return new StoredGroup(store, store.group(NAME).snapshot());
    }

    long events() {
        return snapshot.events();
    }

    /** Runs a query to its end: its rows, each value in words, times as milliseconds since the epoch. */
    List<List<String>> rows(String query, int workers) {
        QueryOptions options = QueryOptions.standard(System.currentTimeMillis()).withWorkers(workers);
        List<List<String>> rows = new ArrayList<>();
        try (QueryRun run = QueryEngine.run(query, List.of(snapshot), options)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                List<Column> columns = run.columns().stream().map(batch::column).toList();
                for (int row = 0; row < batch.size(); row++) {
                    List<String> values = new ArrayList<>();
                    for (Column column : columns) {
                        values.add(text(column.value(row)));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static String text(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Timestamp time -> Long.toString(time.millis());
            case Value.Decimal decimal -> Answer.rounded(decimal.value());
            default -> ValueText.exact(value);
        };
    }

    @Override
    public void close() {
        snapshot.close();
        store.close();
    }
}
