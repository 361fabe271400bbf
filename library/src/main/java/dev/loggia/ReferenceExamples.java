package dev.loggia;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.ValueText;
import dev.loggia.output.ResultFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the examples of the reference. */
final class ReferenceExamples {

    private static final String DAY = "2026-11-19T";
    private static final Instant START = Instant.parse(DAY + "10:00:00Z");
    private static final Instant END = Instant.parse(DAY + "11:00:00Z");
    private static final String SOURCE = "example";

    private ReferenceExamples() {}

    /** What a query prints: a table, and its warnings. */
    static String output(CommandDescription.Example example) {
        LookupTable[] tables = example.tables().entrySet().stream()
                .map(table -> LookupTable.of(table.getKey(), table.getValue()))
                .toArray(LookupTable[]::new);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueryResult result = request(example.query(), events(example.events()))
                .lookupTables(tables)
                .run()) {
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

    /** What an expression prints over the event of the topics; empty when it is missing. */
    static Optional<String> value(String expression) {
        List<LogEvent> events = events(List.of("10:00:01 " + LanguageTopic.EVENT));
        try (QueryResult result =
                request("display " + expression + " as result", events).run()) {
            return result.toList().getFirst().value("result").map(ValueText::printed);
        }
    }

    private static QueryRequest request(String query, List<LogEvent> events) {
        return Loggia.over(List.of(MemoryEventSource.of(SOURCE, events)), Clock.fixed(END, ZoneOffset.UTC))
                .query(query)
                .since(START)
                .until(END);
    }

    private static List<LogEvent> events(List<String> lines) {
        List<LogEvent> events = new ArrayList<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            long time = Instant.parse(DAY + line.substring(0, blank) + "Z").toEpochMilli();
            events.add(new LogEvent(time, time, SOURCE, SOURCE, events.size(), line.substring(blank + 1)));
        }
        return events;
    }
}
