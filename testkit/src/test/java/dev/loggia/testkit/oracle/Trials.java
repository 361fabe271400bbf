package dev.loggia.testkit.oracle;

import dev.loggia.event.EventSource;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.query.lookup.LookupTable;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What the engine is given of an {@link OracleInput}. */
final class Trials {

    private Trials() {}

    /** One log group in memory, split at random. */
    static EventSource memory(OracleInput input, String group, Random random) {
        return MemoryEventSource.of(group, input.group(group)).shuffled(random.nextLong());
    }

    /** @param standard what a query reads that names no log group */
    static SourceCatalog catalog(OracleInput input, List<EventSource> standard, Random random) {
        List<EventSource> named = new ArrayList<>(standard);
        if (standard.isEmpty()) {
            named.add(memory(input, RandomInputs.STANDARD, random));
        }
        for (String group : input.groups().keySet()) {
            if (!group.equals(RandomInputs.STANDARD)) {
                named.add(memory(input, group, random));
            }
        }
        return SourceCatalog.of(standard, named.stream().map(NamedSource::of).toList());
    }

    static LookupTables tables(OracleInput input) {
        Map<String, LookupTable> tables = new LinkedHashMap<>();
        input.tables().forEach((name, rows) -> {
            String csv = rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n"));
            tables.put(name, LookupTable.parse(name, csv.getBytes(StandardCharsets.UTF_8)));
        });
        return LookupTables.of(tables);
    }

    static String text(OracleInput input) {
        return input.groups().entrySet().stream()
                .map(group -> group.getKey() + "\n"
                        + group.getValue().stream()
                                .map(event -> event.timestamp() + " " + event.message() + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
