package dev.loggia.query.pattern;

import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command makes of the patterns once all texts are read. Immutable, thread-safe. */
interface PatternResult {

    /** What it needs to know of the times of each pattern's events. */
    EventTimes.Form times();

    /**
     * The result's rows, in order: a function of the set of patterns.
     *
     * @param checkpoint run now and then, to end a query that was cancelled
     */
    List<Row> rows(List<Pattern> patterns, Runnable checkpoint);

    /** A row of the result. */
    @FunctionalInterface
    interface Row {
        @Nullable
        Value value(String column);
    }
}
