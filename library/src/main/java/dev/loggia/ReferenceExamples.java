package dev.loggia;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.TimeRange;
import dev.loggia.event.ValueText;
import dev.loggia.output.ResultFormats;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the examples of the reference. */
final class ReferenceExamples {

    private static final String DAY = "2026-11-19T";
    private static final Instant START = Instant.parse(DAY + "10:00:00Z");
    private static final Instant END = Instant.parse(DAY + "11:00:00Z");
    private static final String SOURCE = "example";

    private ReferenceExamples() {}

    /** What a query prints: a table, and its warnings. */
    static String output(CommandDescription.Example example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueryResult result = run(example)) {
            result.write(ResultFormats.TABLE, bytes);
            StringBuilder text = new StringBuilder(bytes.toString(UTF_8));
            for (Diagnostic warning : result.warnings()) {
                text.append("warning: ").append(warning.message()).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query names its other log groups as it would those of a data folder. */
    private static QueryResult run(CommandDescription.Example example) {
        EventSource standard = source(SOURCE, example.events());
        List<NamedSource> named = Stream.concat(
                        Stream.of(standard),
                        example.groups().stream().map(group -> source(group.name(), group.events())))
                .map(NamedSource::of)
                .toList();
        Map<String, dev.loggia.query.lookup.LookupTable> tables = example.tables().stream()
                .map(table -> LookupTable.of(table.name(), table.csv()))
                .collect(Collectors.toMap(LookupTable::name, LookupTable::table));
        QueryOptions options = QueryOptions.standard(END.toEpochMilli())
                .withRange(new TimeRange(START.toEpochMilli(), END.toEpochMilli()))
                .withLookupTables(LookupTables.of(tables))
                .withSavedQueries(SavedQueries.of(example.savedQueries().stream()
                        .map(SavedQuery::definition)
                        .toList()));
        QueryRun run = QueryEngine.run(example.query(), SourceCatalog.of(List.of(standard), named), options);
        return new QueryResult(run, ZoneOffset.UTC, OpenedSources.none());
    }

    /** What an expression prints over the event of the topics; empty when it is missing. */
    static Optional<String> value(String expression) {
        EventSource event = source(SOURCE, List.of("10:00:01 " + LanguageTopic.EVENT));
        QueryRequest request = Loggia.over(List.of(event), Clock.fixed(END, ZoneOffset.UTC))
                .query("display " + expression + " as result")
                .since(START)
                .until(END);
        try (QueryResult result = request.run()) {
            return result.toList().getFirst().value("result").map(ValueText::printed);
        }
    }

    private static EventSource source(String name, List<String> lines) {
        List<LogEvent> events = new ArrayList<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            long time = Instant.parse(DAY + line.substring(0, blank) + "Z").toEpochMilli();
            events.add(new LogEvent(time, time, name, name, events.size(), line.substring(blank + 1)));
        }
        return MemoryEventSource.of(name, events);
    }
}
