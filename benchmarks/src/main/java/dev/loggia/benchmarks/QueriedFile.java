package dev.loggia.benchmarks;

import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.event.EventSource;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.testkit.generate.GenerateLogs;
import dev.loggia.testkit.generate.LogKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** A generated file in the temporary folder, to be queried as the command line would. */
final class QueriedFile {

    static final QueriedFile NONE = new QueriedFile(List.of(), List.of());

    private static final int SEED = 1;
    private static final long MEGABYTE = 1_000_000;

    private final List<Path> files;
    private final List<EventSource> sources;

    private QueriedFile(List<Path> files, List<EventSource> sources) {
        this.files = files;
        this.sources = sources;
    }

    static QueriedFile write(LogKind kind, int megabytes) throws IOException {
        Path file = Files.createTempFile("loggia-benchmark", kind.fileName());
        GenerateLogs.write(kind, SEED, megabytes * MEGABYTE, file);
        FormatOptions format = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Detect());
        EventSource source =
                FileEventSource.open(List.of(file.toString()), FileSourceOptions.of("benchmark", format, 0));
        return new QueriedFile(List.of(file), List.of(source));
    }

    /** Runs a query to its end and counts its rows. */
    int rows(String query) {
        try (QueryResult result =
                Loggia.over(sources, Clock.systemUTC()).query(query).run()) {
            return result.toList().size();
        }
    }

    void delete() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
