package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.EventSource;
import java.util.List;

/** Compiles query text and runs it. Stateless, thread-safe. */
public final class QueryEngine {

    private QueryEngine() {}

    /**
     * Starts a query; it runs as its result is read.
     *
     * @throws dev.loggia.diagnostic.QueryInvalidException with every mistake of the text
     */
    public static QueryRun run(String text, List<EventSource> sources, QueryOptions options) {
        throw new UnsupportedOperationException("not yet: " + text + sources + options);
    }

    /** Every mistake and warning of a query text, in its order; empty when it is fine. */
    public static List<Diagnostic> check(String text, QueryOptions options) {
        throw new UnsupportedOperationException("not yet: " + text + options);
    }

    /**
     * The plan as an indented tree, with what each source was asked to do.
     *
     * @throws dev.loggia.diagnostic.QueryInvalidException with every mistake of the text
     */
    public static String explain(String text, List<EventSource> sources, QueryOptions options) {
        throw new UnsupportedOperationException("not yet: " + text + sources + options);
    }
}
