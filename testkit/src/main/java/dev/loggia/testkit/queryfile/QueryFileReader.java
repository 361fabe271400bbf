package dev.loggia.testkit.queryfile;

import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.TimeRange;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.lookup.LookupTable;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import dev.loggia.query.saved.SavedQuery;
import dev.loggia.query.source.NamedSource;
import dev.loggia.testkit.queryfile.Expectation.ExpectedDiagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns sections into cases. Confined to one thread, good for one file. */
final class QueryFileReader {

    private static final long NOON = EventLines.time("12:00:00");
    /** Fixed, so that a case does not depend on the machine. */
    private static final QueryLimits LIMITS = QueryLimits.standard().withMemory(256L << 20);

    private final String file;
    private final List<Section> sections;
    private int next;
    private Events events = Events.NONE;
    private final Map<String, LookupTable> tables = new HashMap<>();
    private final List<SavedQuery> savedQueries = new ArrayList<>();
    private final List<NamedSource> groups = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();

    QueryFileReader(String file, List<Section> sections) {
        this.file = file;
        this.sections = sections;
    }

    List<QueryCase> cases() {
        List<QueryCase> cases = new ArrayList<>();
        while (next < sections.size()) {
            Section section = sections.get(next++);
            try {
                switch (section.keyword()) {
                    case "events" -> events = events(section);
                    case "file" -> events = Events.of(new LogFile(section.value(), EventLines.text(section)));
                    case "lookup" -> addTable(section);
                    case "saved" -> savedQueries.add(savedQuery(section));
                    case "group" -> groups.add(group(section));
                    case "case" -> cases.add(queryCase(section));
                    default ->
                        throw new IllegalArgumentException("'" + section.keyword() + "' stands outside of a case");
                }
            } catch (IllegalArgumentException e) {
                throw new QueryFileException(file, section.firstLine() + 1, String.valueOf(e.getMessage()));
            }
        }
        return cases;
    }

    private void addTable(Section section) {
        byte[] csv = String.join("\n", section.content()).getBytes(StandardCharsets.UTF_8);
        tables.put(section.value(), LookupTable.parse(section.value(), csv));
    }

    /** {@code NAME; parameter=default; ...}; parameters without a default are found in the text. */
    private static SavedQuery savedQuery(Section section) {
        String[] parts = section.value().split("; ", -1);
        String text = String.join("\n", section.content());
        Map<String, String> defaults = new HashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            defaults.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return new SavedQuery(
                parts[0],
                text,
                SavedQuery.placeholders(text).stream()
                        .map(name -> new SavedQuery.Parameter(name, defaults.get(name)))
                        .toList());
    }

    /** {@code name key=value ...}: the tags of the log group behind its name. */
    private static NamedSource group(Section section) {
        String[] words = section.value().split(" ", -1);
        Map<String, String> tags = new HashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            String[] tag = word.split("=", 2);
            tags.put(tag[0], tag[1]);
        }
        MemoryEventSource source = MemoryEventSource.of(words[0], EventLines.read(section));
        return new NamedSource(words[0], () -> tags, Set::of, () -> source);
    }

    private static Events events(Section section) {
        return switch (section.value()) {
            case "" -> new Events(EventLines.read(section), false);
            case "memory only" -> new Events(EventLines.read(section), true);
            case "none" -> Events.NONE;
            default ->
                throw new IllegalArgumentException("events are '', 'none' or 'memory only', not " + section.value());
        };
    }

    private QueryCase queryCase(Section title) {
        if (!titles.add(title.value())) {
            throw new IllegalArgumentException("two cases are called: " + title.value());
        }
        CaseOptions options = new CaseOptions();
        String query = null;
        Expectation.Result result = null;
        List<ExpectedDiagnostic> warnings = List.of();
        Long matched = null;
        int firstLine = Integer.MAX_VALUE;
        int lastLine = 0;
        for (;
                next < sections.size()
                        && !Set.of("case", "events", "file", "lookup", "saved", "group")
                                .contains(sections.get(next).keyword());
                next++) {
            Section section = sections.get(next);
            if (Set.of("rows", "errors", "warnings", "matched").contains(section.keyword())) {
                firstLine = Math.min(firstLine, section.firstLine());
                lastLine = section.lastLine();
            }
            switch (section.keyword()) {
                case "query" -> query = section.text();
                case "rows" -> result = rows(section);
                case "errors" -> result = new Expectation.Errors(DiagnosticText.read(section.content()));
                case "warnings" -> warnings = DiagnosticText.read(section.content());
                case "matched" -> matched = Long.valueOf(section.value());
                default -> options.set(section);
            }
        }
        if (query == null || result == null) {
            throw new IllegalArgumentException("a case has a query, and rows or errors: " + title.value());
        }
        Expectation expectation = new Expectation(result, warnings, matched, firstLine, lastLine);
        return new QueryCase(
                title.value(),
                title.firstLine() + 1,
                events,
                query,
                options.strict,
                options.range,
                options.reads.isEmpty() ? List.of(options.range) : options.reads,
                options.now,
                options.limits,
                options.memoryOnly,
                options.anyOrder,
                LookupTables.of(tables),
                SavedQueries.of(savedQueries),
                List.copyOf(groups),
                expectation);
    }

    private static Expectation.Result rows(Section section) {
        if (section.value().equals("none")) {
            return new Expectation.NoRows();
        }
        if (section.content().isEmpty()) {
            throw new IllegalArgumentException("rows are a table, JSON objects, or 'none'");
        }
        return section.content().getFirst().startsWith("|")
                ? TableText.read(section.content())
                : JsonRows.read(section.content());
    }

    /** The settings of one case while it is read. */
    private static final class CaseOptions {
        private boolean strict;
        private TimeRange range = TimeRange.ALL;
        private List<TimeRange> reads = List.of();
        private long now = NOON;
        private QueryLimits limits = LIMITS;
        private boolean memoryOnly;
        private boolean anyOrder;

        void set(Section section) {
            String value = section.value();
            switch (section.keyword() + ": " + (section.keyword().matches("now|range|reads|limits") ? "" : value)) {
                case "strict: yes" -> strict = true;
                case "over: memory" -> memoryOnly = true;
                case "order: any" -> anyOrder = true;
                case "now: " -> now = EventLines.time(value);
                case "range: " -> range = times(value);
                case "reads: " ->
                    reads = Stream.of(value.split(" and ", -1))
                            .map(CaseOptions::times)
                            .toList();
                case "limits: " -> {
                    for (String limit : value.split(" ", -1)) {
                        limits = limited(limits, limit);
                    }
                }
                default -> throw new IllegalArgumentException("unknown setting " + section.keyword() + ": " + value);
            }
        }

        private static TimeRange times(String text) {
            String[] ends = text.split(" to ", -1);
            return new TimeRange(EventLines.time(ends[0]), EventLines.time(ends[1]));
        }

        private static QueryLimits limited(QueryLimits limits, String setting) {
            String[] parts = setting.split("=", -1);
            long number = Long.parseLong(parts[1]);
            return switch (parts[0]) {
                case "rows" -> limits.withRows(number);
                case "groups" -> limits.withGroups(number);
                case "memory" -> limits.withMemory(number);
                case "text" -> limits.withQueryText((int) number);
                default -> throw new IllegalArgumentException("unknown limit " + parts[0]);
            };
        }
    }
}
