package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.InputReport;
import dev.loggia.event.Value;
import dev.loggia.query.QueryRun;
import dev.loggia.query.QueryStatistics;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run that hands out rows made beforehand, and then ends as told. */
final class FakeRun implements QueryRun {

    private final List<String> columns;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private @Nullable LoggiaException failure;
    private boolean cancelled;
    private boolean closed;

    FakeRun(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a batch of these rows, each a value for every column. */
    FakeRun batch(@Nullable Value[]... rows) {
        Map<String, Column> byName = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            byName.put(
                    columns.get(i),
                    Column.of(Arrays.stream(rows).map(row -> row[column]).toArray(Value[]::new)));
        }
        batches.add(Batch.of(rows.length, byName));
        return this;
    }

    /** Adds a batch of one column. */
    FakeRun texts(int count, java.util.function.IntFunction<String> text) {
        return batch(IntStream.range(0, count)
                .mapToObj(i -> new Value[] {Value.of(text.apply(i))})
                .toArray(Value[][]::new));
    }

    FakeRun failing(LoggiaException exception) {
        failure = exception;
        return this;
    }

    boolean closed() {
        return closed;
    }

    boolean cancelled() {
        return cancelled;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean rowsAreEvents() {
        return false;
    }

    @Override
    public @Nullable Batch next() {
        if (cancelled) {
            throw new QueryCancelledException();
        }
        Batch batch = batches.poll();
        if (batch == null && failure != null) {
            throw failure;
        }
        return batch;
    }

    @Override
    public List<Diagnostic> warnings() {
        return List.of(Diagnostic.warning("test", "a warning"));
    }

    @Override
    public QueryStatistics statistics() {
        return new QueryStatistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null);
    }

    @Override
    public List<InputReport> inputs() {
        return List.of();
    }

    @Override
    public String explain() {
        return "a plan\n";
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
