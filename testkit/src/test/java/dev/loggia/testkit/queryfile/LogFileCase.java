package dev.loggia.testkit.queryfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileIngest;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.file.IngestOptions;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.ingest.sink.EventSink;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryStatistics;
import dev.loggia.store.LogGroup;
import dev.loggia.store.LogStore;
import dev.loggia.store.Snapshot;
import dev.loggia.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case about a log file: the file as it is and a log group that it was read into must give the same. */
final class LogFileCase {

    private static final String GROUP = "memory";

    private final QueryCase queryCase;
    private final Path path;

    /** @param folder where the file is put */
    LogFileCase(QueryCase queryCase, Path folder) throws IOException {
        this.queryCase = queryCase;
        this.path = folder.resolve("file.log");
        Files.writeString(
                path, Objects.requireNonNull(queryCase.events().file()).text());
        Files.setLastModifiedTime(path, FileTime.fromMillis(queryCase.now()));
    }

    /** What comes out over the file, for rewriting. */
    Outcome outcome() {
        return CaseRunner.run(queryCase.query(), queryCase.catalog(List.of(file())), queryCase.options());
    }

    void check(String queryFile) {
        String format = Objects.requireNonNull(queryCase.events().file()).format();
        if (!format.isEmpty()) {
            assertThat(file().describe().getFirst().format()).isEqualTo(format);
        }
        QueryStatistics overFile = null;
        for (boolean pushDown : new boolean[] {true, false}) {
            overFile = check(queryFile, "over the file", List.of(file()), pushDown);
        }
        StoreOptions options = StoreOptions.standard(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .withFieldReaders(LogFormats::fieldReader);
        try (LogStore store = LogStore.inMemory(options)) {
            LogGroup group = store.group(GROUP);
            FileIngest.open(
                            List.of(path.toString()),
                            IngestOptions.of(sourceOptions(), Clock.systemUTC()),
                            new GroupSink(group))
                    .run();
            try (Snapshot snapshot = group.snapshot()) {
                for (boolean pushDown : new boolean[] {true, false}) {
                    QueryStatistics stored = check(queryFile, "stored", List.of(snapshot), pushDown);
                    if (stored != null && overFile != null) {
                        assertThat(stored.recordsScanned() + stored.recordsSkipped())
                                .isEqualTo(overFile.recordsScanned());
                    }
                }
            }
        }
    }

    private @Nullable QueryStatistics check(String queryFile, String how, List<EventSource> sources, boolean pushDown) {
        QueryOptions options = queryCase.options().withWorkers(2).withPushDown(pushDown);
        Outcome outcome = CaseRunner.run(queryCase.query(), queryCase.catalog(sources), options);
        // What reading the file had to say is not said again by the group.
        Outcome compared = how.equals("stored") ? withWarningsOfFile(outcome) : outcome;
        Difference.find(queryCase, compared)
                .ifPresent(difference -> fail(
                        "%s:%d (%s, push-down %s)%n%s%n%s",
                        queryFile, queryCase.line(), how, pushDown ? "on" : "off", queryCase.query(), difference));
        return outcome instanceof Outcome.Rows rows ? rows.statistics() : null;
    }

    private Outcome withWarningsOfFile(Outcome outcome) {
        return outcome instanceof Outcome.Rows rows && outcome() instanceof Outcome.Rows overFile
                ? new Outcome.Rows(rows.columns(), rows.rows(), overFile.warnings(), rows.statistics())
                : outcome;
    }

    private FileEventSource file() {
        return FileEventSource.open(List.of(path.toString()), sourceOptions());
    }

    private static FileSourceOptions sourceOptions() {
        FormatOptions format = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Detect());
        return FileSourceOptions.of(GROUP, format, 0);
    }

    /** Appends to a group; nothing is read on later. */
    private record GroupSink(LogGroup group) implements EventSink {
        @Override
        public Map<String, String> positions() {
            return Map.of();
        }

        @Override
        public void append(Batch events, String logStream, String source, String position) {
            append(events, logStream);
        }

        @Override
        public void append(Batch events, String logStream) {
            group.append(
                    events.with(SystemField.LOG_STREAM, new Column.Constant(Value.of(logStream), events.size())),
                    Map.of());
        }
    }
}
