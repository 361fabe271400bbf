package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.InputReport;
import dev.loggia.event.Value;
import dev.loggia.output.ResultFormat;
import dev.loggia.output.ResultWriter;
import dev.loggia.query.QueryRun;
import dev.loggia.query.QueryStatistics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query, which runs as its rows are read. Belongs to one thread, except {@link #cancel}, {@link #lastSequence},
 * {@link #statistics}, {@link #inputs} and {@link #explain}, which any thread may call. Must be closed, which also ends a query whose rows were not all read.
 *
 * <p>The rows can be read once, in one of the ways: as an {@code Iterable}, {@link #stream}, {@link #toList} or {@link #write}. Reading
 * them throws a {@link dev.loggia.diagnostic.LoggiaException} when the query ends early: cancelled, out of a limit, unreadable data.
 * Rows read before are right then, but not all.
 */
public final class QueryResult implements Iterable<Row>, AutoCloseable {

    private final QueryRun run;
    private final OpenedSources sources;
    private final Row.Header header;
    private final long started = System.nanoTime();
    private volatile long ended;
    private boolean reading;

    /** @param sources closed with the result */
    QueryResult(QueryRun run, ZoneId zone, OpenedSources sources) {
        this.run = run;
        this.sources = sources;
        header = Row.Header.of(run.columns(), zone);
    }

    /** The names of the columns in their order. */
    public List<String> columns() {
        return header.columns();
    }

    /** The rows, once. */
    @Override
    public Iterator<Row> iterator() {
        startReading();
        return new Rows();
    }

    /** The rows, once. Closing the stream closes the result. */
    public Stream<Row> stream() {
        return StreamSupport.stream(spliterator(), false).onClose(this::close);
    }

    /** All rows, in memory. */
    public List<Row> toList() {
        List<Row> rows = new ArrayList<>();
        forEach(rows::add);
        return rows;
    }

    /**
     * Writes the rows as UTF-8 as they become final. When the query ends early, the form is closed properly around the rows that were
     * final, and nothing at all is written when there were none.
     *
     * @param output is flushed, not closed
     * @throws IOException when the output fails; the query is cancelled then
     */
    public void write(ResultFormat format, OutputStream output) throws IOException {
        startReading();
        Writer text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
        ResultWriter writer = null;
        try {
            for (Batch batch = next(); batch != null; batch = next()) {
                if (writer == null && batch.size() > 0) {
                    writer = format.start(columns(), header.zone(), text);
                }
                Column[] values = columnsOf(batch);
                for (int i = 0; i < batch.size() && writer != null; i++) {
                    writer.write(row(values, i));
                }
                text.flush();
            }
            end(writer == null ? format.start(columns(), header.zone(), text) : writer, text);
        } catch (LoggiaException endedEarly) {
            if (writer != null) {
                end(writer, text);
            }
            throw endedEarly;
        } catch (IOException outputFailed) {
            cancel();
            throw outputFailed;
        }
    }

    private static void end(ResultWriter writer, Writer text) throws IOException {
        writer.end();
        text.flush();
    }

    /** Warnings so far: those of the query text first, then those of the data, each kind once with its count. */
    public List<Diagnostic> warnings() {
        List<Diagnostic> warnings = new ArrayList<>(sources.warnings());
        warnings.addAll(run.warnings());
        return warnings;
    }

    /**
     * The greatest sequence that the log group had when the query started, or -1 without one: {@link QueryRequest#after} it there is
     * exactly what this result could not see. Any thread may call this.
     */
    public long lastSequence() {
        return sources.lastSequence();
    }

    /** What was looked at so far. Any thread may call this. */
    public Statistics statistics() {
        QueryStatistics statistics = run.statistics();
        long end = ended;
        return new Statistics(
                statistics.recordsMatched(),
                statistics.recordsScanned(),
                statistics.bytesScanned(),
                statistics.recordsSkipped(),
                statistics.bytesSkipped(),
                statistics.logGroupsScanned(),
                statistics.rows(),
                statistics.bytesRead(),
                statistics.bytesTotal(),
                statistics.blocksRead(),
                Optional.ofNullable(statistics.found()),
                Duration.ofNanos((end == 0 ? System.nanoTime() : end) - started));
    }

    /** What was read of each file or pipe so far, in the order in which they were named. Any thread may call this. */
    public List<InputReport> inputs() {
        return run.inputs();
    }

    /**
     * The plan as an indented tree, as {@link QueryRequest#explain} answers it before the run, with what was counted so far; final once all
     * rows are read. Behind each step stand the rows that it took and gave; a filter that its source applies is {@code pushed down} and tells
     * what came out of the source. Behind each scan stand the events, and the UTF-8 bytes of their messages, that it looked at and skipped,
     * the bytes read from files or unpacked from blocks of log groups, and the rows it gave. A query in parentheses has a plan of its own.
     * For people: its form may change. Any thread may call this.
     */
    public String explain() {
        return run.explain();
    }

    /**
     * Ends the query as soon as it notices, within about 50 ms; whoever reads its rows then gets a
     * {@link dev.loggia.diagnostic.QueryCancelledException}. Any thread may call this, any number of times.
     */
    public void cancel() {
        run.cancel();
    }

    @Override
    public void close() {
        run.close();
        sources.close();
    }

    private void startReading() {
        if (reading) {
            throw new IllegalStateException("the rows of a result can be read once");
        }
        reading = true;
    }

    private @Nullable Batch next() {
        Batch batch = null;
        try {
            batch = run.next();
            return batch;
        } finally {
            if (batch == null) {
                ended = System.nanoTime();
            }
        }
    }

    private Column[] columnsOf(Batch batch) {
        return columns().stream().map(batch::column).toArray(Column[]::new);
    }

    private Row row(Column[] columns, int index) {
        @Nullable Value[] values = new Value[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = columns[i].value(index);
        }
        return new Row(header, values);
    }

    private final class Rows implements Iterator<Row> {
        private Column[] columns = {};
        private int size;
        private int index;

        @Override
        public boolean hasNext() {
            while (index == size) {
                Batch batch = QueryResult.this.next();
                if (batch == null) {
                    return false;
                }
                columns = columnsOf(batch);
                size = batch.size();
                index = 0;
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return row(columns, index++);
        }
    }
}
