package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.InputReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running query: its rows as they become final, then its warnings and statistics. Belongs to the thread that reads it, except
 * {@link #cancel}, {@link #statistics}, {@link #inputs} and {@link #explain}, which any thread may call.
 */
public interface QueryRun extends AutoCloseable {

    /**
     * Names of the result's columns in their order: every batch has them. For rows that are events {@code @ptr} is among a batch's
     * columns too, though not listed here.
     */
    List<String> columns();

    /** Whether the rows are events, which have a {@code @ptr}, and not made by {@code stats} and its like. */
    boolean rowsAreEvents();

    /**
     * The next rows, or null at the end. Blocks until there are some.
     *
     * @throws dev.loggia.diagnostic.LoggiaException when the query ends before its end: cancelled, out of a limit, unreadable data
     */
    @Nullable
    Batch next();

    /** Warnings so far: those of the query text first, then those of the data, each with its count in the message. */
    List<Diagnostic> warnings();

    /** What was looked at so far; final once {@link #next} has returned null. */
    QueryStatistics statistics();

    /** What was read of each file or pipe so far; log groups are not among them. Any thread may ask. */
    List<InputReport> inputs();

    /**
     * The plan as {@link QueryEngine#explain(String, dev.loggia.query.source.SourceCatalog, QueryOptions)} answers it, with what each step
     * saw so far: rows that it took and gave; and what each scan looked at, skipped, read and gave. Queries in parentheses have a plan
     * each once they run. Any thread may ask.
     */
    String explain();

    /** Ends the query as soon as it notices, within about 50 ms; {@link #next} then throws. */
    void cancel();

    /** Cancels if need be and gives everything back. */
    @Override
    void close();
}
