package dev.loggia;

import dev.loggia.event.EventSource;
import java.time.Clock;
import java.util.List;

/**
 * Log events to query: the place to start. Immutable and thread-safe; a {@link QueryRequest} is too, a {@link QueryResult} belongs to the
 * thread that reads it.
 *
 * <pre>{@code
 * try (QueryResult result = Loggia.over("app.log").query("stats count(*) as n by bin(5m)").run()) {
 *     for (Row row : result) {
 *         System.out.println(row.timestamp("bin(5m)").orElseThrow() + " " + row.whole("n").orElseThrow());
 *     }
 * }
 * }</pre>
 */
public final class Loggia {

    private final List<EventSource> sources;
    private final Clock clock;

    private Loggia(List<EventSource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Queries event sources of the caller's own.
     *
     * @param clock what {@code now()} answers
     */
    public static Loggia over(List<? extends EventSource> sources, Clock clock) {
        return new Loggia(List.copyOf(sources), clock);
    }

    /** Describes a query over these events; nothing is checked or read before {@link QueryRequest#run}. */
    public QueryRequest query(String text) {
        return new QueryRequest(sources, clock, text);
    }
}
