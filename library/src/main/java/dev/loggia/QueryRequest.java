package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.TimeRange;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.lookup.LookupTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A query and how it is to be run: the description, not the run. Immutable and thread-safe: every method that sets something answers a
 * new request, and one request may be run any number of times, at once too.
 *
 * <p>Unless set otherwise: all events, UTC, the default mode, at most 10,000 rows where the query has no {@code limit}, all processors,
 * half of the maximum heap, no time limit.
 */
public final class QueryRequest {

    private final QuerySources sources;
    private final Clock clock;
    private final String text;
    private final ZoneId zone;
    private final Optional<Duration> last;

    /** Its query time is set anew by each run. */
    private final QueryOptions options;

    QueryRequest(QuerySources sources, Clock clock, String text, QueryDefinitions definitions) {
        this(
                sources,
                clock,
                text,
                ZoneOffset.UTC,
                Optional.empty(),
                QueryOptions.standard(0).withLookupTables(definitions).withSavedQueries(definitions.savedQueries()));
    }

    private QueryRequest(
            QuerySources sources,
            Clock clock,
            String text,
            ZoneId zone,
            Optional<Duration> last,
            QueryOptions options) {
        this.sources = sources;
        this.clock = clock;
        this.text = text;
        this.zone = zone;
        this.last = last;
        this.options = options;
    }

    /** The query text. */
    public String text() {
        return text;
    }

    /**
     * Reads these log groups.
     *
     * @param namesOrGlobs names, and patterns in which {@code *} stands for any characters and {@code ?} for one; none for all groups
     */
    public QueryRequest groups(String... namesOrGlobs) {
        List<String> names = namesOrGlobs.length == 0 ? List.of("*") : List.of(namesOrGlobs);
        return new QueryRequest(sources.withGroups(names), clock, text, zone, last, options);
    }

    /**
     * Only events with a greater sequence: what was appended to a group after the event that had it. Sequences are those of one group, so
     * the query had better read one. {@link QueryResult#lastSequence} of one run tells where the next goes on.
     */
    public QueryRequest after(long sequence) {
        return with(options.withAfterSequence(sequence));
    }

    /**
     * Whether to answer from what can be read of log groups that are damaged, with a warning for each part that cannot; otherwise a query
     * that meets damage fails.
     */
    public QueryRequest skipDamage(boolean on) {
        return new QueryRequest(sources.withSkippedDamage(on), clock, text, zone, last, options);
    }

    /**
     * What {@code lookup} and {@code cidrlookup} may name, beside the tables that are stored and those that were set before; of tables with
     * one name the last one set.
     */
    public QueryRequest lookupTables(LookupTable... tables) {
        Map<String, dev.loggia.query.lookup.LookupTable> byName = new HashMap<>();
        for (LookupTable table : tables) {
            byName.put(table.name(), table.table());
        }
        return with(options.withLookupTables(LookupTables.over(byName, options.lookupTables())));
    }

    /** Whether the text says by {@code SOURCE} what it reads; then the query reads nothing else. False when its syntax is wrong. */
    public boolean namesSources() {
        Query query = QueryParser.parse(text, options.limits().nesting()).query();
        return query != null && !query.sources().isEmpty();
    }

    /** Only events from a time on. */
    public QueryRequest since(Instant start) {
        TimeRange range = options.range();
        return within(new TimeRange(start.toEpochMilli(), range.end()));
    }

    /** Only events up to a time, that millisecond included. */
    public QueryRequest until(Instant end) {
        TimeRange range = options.range();
        return within(new TimeRange(range.start(), end.toEpochMilli()));
    }

    /** Only events from so long before the run on. */
    public QueryRequest last(Duration duration) {
        return new QueryRequest(sources, clock, text, zone, Optional.of(duration), options.withRange(TimeRange.ALL));
    }

    /** The zone in which times are printed and {@link Row#text} writes them. */
    public QueryRequest zone(ZoneId newZone) {
        return new QueryRequest(sources, clock, text, newZone, last, options);
    }

    /** Whether to refuse what the service refuses. */
    public QueryRequest strict(boolean on) {
        return with(options.withStrict(on));
    }

    /** How many threads run the query, at least 1. The answer is the same. */
    public QueryRequest workers(int count) {
        return with(options.withWorkers(count));
    }

    /** Whether sources may do less work by knowing the query; the answer is the same. For diagnosis. */
    public QueryRequest pushDown(boolean on) {
        return with(options.withPushDown(on));
    }

    /** How many rows the result may have, whatever the query's own {@code limit}; 0 for no limit. A cut is announced by a warning. */
    public QueryRequest rowLimit(long rows) {
        long maximum = rows == 0 ? Long.MAX_VALUE : rows;
        return with(options.withLimits(options.limits().withRows(maximum)).withMaximumRows(maximum));
    }

    /** How many bytes of results, states and read buffers may be held at once. */
    public QueryRequest memoryLimit(long bytes) {
        return withLimits(limits -> limits.withMemory(bytes));
    }

    /** How many groups a {@code stats} and how many values a {@code dedup} may have. */
    public QueryRequest groupLimit(long groups) {
        return withLimits(limits -> limits.withGroups(groups));
    }

    /** How many characters the query text may have. */
    public QueryRequest textLimit(int characters) {
        return withLimits(limits -> limits.withQueryText(characters));
    }

    /** How long the query may run. */
    public QueryRequest timeLimit(Duration duration) {
        return withLimits(limits -> limits.withTime(duration));
    }

    /**
     * Starts the query; it runs as its result is read.
     *
     * @throws QueryInvalidException with every mistake of the text
     * @throws dev.loggia.diagnostic.DataException when there is no log group of a name, or a source cannot be read
     */
    public QueryResult run() {
        OpenedSources opened = new OpenedSources(sources, maximumFields());
        boolean started = false;
        try {
            openStandard(opened);
            QueryResult result = new QueryResult(QueryEngine.run(text, opened, optionsNow()), zone, opened);
            started = true;
            return result;
        } finally {
            if (!started) {
                opened.close();
            }
        }
    }

    /** What cannot be opened is told even of a text that has mistakes. */
    private void openStandard(OpenedSources opened) {
        if (!namesSources()) {
            opened.standard();
        }
    }

    /** The service looks at so many fields of an event; otherwise there is no limit. */
    private int maximumFields() {
        return options.strict() ? FileOptions.SERVICE_FIELD_LIMIT : Integer.MAX_VALUE;
    }

    /** Every mistake and warning of the text, in its order, without running it; empty when it is fine. */
    public List<Diagnostic> check() {
        return QueryEngine.check(text, optionsNow());
    }

    /**
     * The plan as an indented tree, with what each source would be asked to do; no event is read. {@link QueryResult#explain} tells
     * what each step saw.
     *
     * @throws QueryInvalidException with every mistake of the text
     * @throws dev.loggia.diagnostic.DataException when there is no log group of a name
     */
    public String explain() {
        try (OpenedSources opened = new OpenedSources(sources, maximumFields())) {
            openStandard(opened);
            return QueryEngine.explain(text, opened, optionsNow());
        }
    }

    /**
     * The query in canonical form: one stage a line, the same meaning.
     *
     * @throws QueryInvalidException with the mistakes of syntax; unknown names are none
     */
    public String format() {
        ParseResult parsed = QueryParser.parse(text, options.limits().nesting());
        if (parsed.query() == null || !parsed.diagnostics().isEmpty()) {
            throw new QueryInvalidException(parsed.diagnostics());
        }
        return QueryParser.print(parsed.query());
    }

    private QueryOptions optionsNow() {
        long now = clock.millis();
        TimeRange range = last.map(duration -> new TimeRange(now - duration.toMillis(), Long.MAX_VALUE))
                .orElse(options.range());
        return options.withRange(range).withQueryTime(now);
    }

    private QueryRequest within(TimeRange range) {
        return new QueryRequest(sources, clock, text, zone, Optional.empty(), options.withRange(range));
    }

    private QueryRequest with(QueryOptions newOptions) {
        return new QueryRequest(sources, clock, text, zone, last, newOptions);
    }

    private QueryRequest withLimits(UnaryOperator<QueryLimits> change) {
        return with(options.withLimits(change.apply(options.limits())));
    }
}
