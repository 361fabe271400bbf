package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.testkit.queryfile.CaseRunner;
import dev.loggia.testkit.queryfile.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Any text as a query. Mistakes lie within it; what can be read is printed so that it reads the same; what can be run gives the same
 * rows however the work is done.
 */
public final class QueryFuzz {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private static final MemoryEventSource EVENTS = MemoryEventSource.of(
            "memory",
            events(
                    "{\"level\":\"INFO\",\"ms\":12,\"user\":{\"id\":\"u-1\",\"tags\":[\"a\",\"b\",{\"c\":1.5}]},\"ok\":true}",
                    "{\"level\":\"ERROR\",\"ms\":\"1e3\",\"user\":null,\"msg\":\"a=1 b=\\\"two words\\\" c\",\"ok\":false}",
                    "{\"level\":\"WARN\",\"ms\":-0.0,\"user\":[],\"ip\":\"10.1.2.3\",\"json\":\"{\\\"a\\\":[1,{\\\"b\\\":null}]}\"}",
                    "{\"level\":\"\",\"ms\":9223372036854775807,\"ip\":\"::ffff:1.2.3.4\",\"time\":\"2026-11-20T10:00:00.1+02:00\"}",
                    "{\"ms\":123456789012345678901234567890,\"@x\":\"at\",\"a.b\":1,\"a\":{\"b\":2},\"empty\":{}}",
                    "127.0.0.1 - - [20/Nov/2026:10:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 12 \"-\" \"curl/8\"",
                    "level=INFO ms=3 msg=\"said \\\"hi\\\"\" k==v =v k= \"",
                    "a,b,\"c \"\"quoted\"\"\",,é,\u0000,\uD83D\uDE00",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                    "line\nbreak\r\nand\ttab",
                    " ",
                    ""));

    private static final QueryLimits LIMITS =
            QueryLimits.standard().withMemory(64L << 20).withGroups(1_000);

    private static final QueryOptions OPTIONS =
            QueryOptions.standard(START.toEpochMilli()).withLimits(LIMITS).withWorkers(1);

    private static final Pattern PLACE = Pattern.compile("SourceSpan\\[start=\\d+, end=\\d+]");

    /** What depends on the log groups there are, and on the range of time. */
    private static final Set<String> OF_RUNS = Set.of("no-such-log-group", "open-range");

    private QueryFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        ParseResult parsed = QueryParser.parse(text, LIMITS.nesting());
        Checks.within(text, parsed.diagnostics());
        Query query = parsed.query();
        if (query != null && parsed.diagnostics().isEmpty()) {
            readsBack(query);
        }
        check(text, OPTIONS.withStrict(true));
        if (check(text, OPTIONS).isEmpty()) {
            run(text);
        }
    }

    private static void readsBack(Query query) {
        String printed = QueryParser.print(query);
        ParseResult again = QueryParser.parse(printed, LIMITS.nesting());
        Checks.same("mistakes of the printed form " + printed, List.of(), again.diagnostics());
        Checks.same("tree", withoutPlaces(query), withoutPlaces(again.query()));
    }

    private static String withoutPlaces(Query query) {
        return PLACE.matcher(query.toString()).replaceAll("");
    }

    /** The errors that checking tells, which are those that explaining ends in but for what only a run has. */
    private static List<Diagnostic> check(String text, QueryOptions options) {
        List<Diagnostic> diagnostics = QueryEngine.check(text, options);
        Checks.within(text, diagnostics);
        List<Diagnostic> told = List.of();
        try {
            QueryEngine.explain(text, List.of(EVENTS), options);
        } catch (QueryInvalidException e) {
            told = e.diagnostics().stream()
                    .filter(error -> !OF_RUNS.contains(error.code()))
                    .toList();
        }
        List<Diagnostic> errors = Checks.errors(diagnostics);
        Checks.same("mistakes", errors, told);
        return errors;
    }

    private static void run(String text) {
        Outcome plain = outcome(text, EVENTS.withoutPromises(), OPTIONS.withPushDown(false));
        Outcome other = outcome(text, EVENTS.shuffled(text.hashCode()), OPTIONS.withPartialsAsBytes(true));
        if (plain instanceof Outcome.Rows rows && !takesAny(text)) {
            Checks.holds("refused with push-down only: " + other, other instanceof Outcome.Rows);
            Checks.same("columns", rows.columns(), ((Outcome.Rows) other).columns());
            Checks.same("rows", rows.rows(), ((Outcome.Rows) other).rows());
        }
    }

    private static Outcome outcome(String text, EventSource source, QueryOptions options) {
        Outcome outcome = CaseRunner.run(text, List.of(source), options);
        switch (outcome) {
            case Outcome.Refused refused -> Checks.within(text, refused.errors());
            case Outcome.Rows rows -> Checks.within(text, rows.warnings());
        }
        return outcome;
    }

    /** Which rows {@code limit any} takes is left to chance. */
    private static boolean takesAny(String text) {
        return text.toLowerCase(Locale.ROOT).contains("any");
    }

    private static List<LogEvent> events(String... messages) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 2 * messages.length; i++) {
            events.add(LogEvent.of(START.plusMillis(1_700L * i), messages[i % messages.length]));
        }
        return events;
    }
}
