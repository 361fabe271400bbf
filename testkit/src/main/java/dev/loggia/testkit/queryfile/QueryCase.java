package dev.loggia.testkit.queryfile;

import dev.loggia.event.EventSource;
import dev.loggia.event.TimeRange;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * One query over some events, and what must come out. Immutable.
 *
 * @param title what the case shows
 * @param line of the title in the file, from 1
 * @param strict whether the query runs in strict mode
 * @param range the events to search
 * @param reads the times that must be read, apart from each other: the range, unless the query looks at others too
 * @param now when the query starts, milliseconds since the epoch
 * @param memoryOnly whether the case looks at what differs between sources, such as {@code @logStream}
 * @param anyOrder whether the order of the rows does not matter
 * @param lookupTables what the query may look up in
 * @param savedQueries what the query may call
 * @param groups what the query may name beside the events
 */
public record QueryCase(
        String title,
        int line,
        Events events,
        String query,
        boolean strict,
        TimeRange range,
        List<TimeRange> reads,
        long now,
        QueryLimits limits,
        boolean memoryOnly,
        boolean anyOrder,
        LookupTables lookupTables,
        SavedQueries savedQueries,
        List<NamedSource> groups,
        Expectation expectation) {

    /** Options for one worker; the runner varies the workers. */
    public QueryOptions options() {
        return QueryOptions.standard(now)
                .withStrict(strict)
                .withRange(range)
                .withLimits(limits)
                .withLookupTables(lookupTables)
                .withSavedQueries(savedQueries)
                .withWorkers(1);
    }

    /** The sources that a query reads, and what it may name beside them. */
    public SourceCatalog catalog(List<? extends EventSource> sources) {
        List<NamedSource> named = new ArrayList<>();
        sources.forEach(source -> named.add(NamedSource.of(source)));
        named.addAll(groups);
        return SourceCatalog.of(sources, named);
    }

    /** Whether every source must give the same answer, so that a file with these events may be queried too. */
    public boolean alsoOverFiles() {
        return !memoryOnly && !events.memoryOnly();
    }
}
