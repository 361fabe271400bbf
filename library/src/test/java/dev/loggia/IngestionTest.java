package dev.loggia;

import static dev.loggia.OrderLog.column;
import static dev.loggia.OrderLog.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.loggia.IngestReport.Start;
import dev.loggia.diagnostic.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files into a log group: each line once, however often and from where it is tried. */
class IngestionTest {

    private static final String COUNT = "stats count(*)";

    @TempDir
    Path folder;

    private Loggia open() {
        return Loggia.open(folder.resolve("data"), OrderLog.settings());
    }

    private static IngestReport ingest(Loggia loggia, Path... files) {
        return loggia.group("a")
                .ingest(List.of(files).stream().map(Path::toString).toList(), FileOptions.standard())
                .run();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(int minute, String text) {
        return String.format("2026-11-20 10:%02d:00 INFO %s%n", minute, text);
    }

    @Test
    void whatWasReadIsNotReadAgain() throws IOException {
        Path first = write("first.log", line(1, "one") + line(3, "three"));
        Path second = write("second.log", line(2, "two"));
        try (Loggia loggia = open()) {
            IngestReport report = ingest(loggia, first, second);
            assertThat(report.complete()).isTrue();
            assertThat(report.events()).isEqualTo(3);
            assertThat(report.files()).extracting(IngestReport.File::start).containsOnly(Start.BEGINNING);

            assertThat(ingest(loggia, first, second).files())
                    .extracting(IngestReport.File::start)
                    .containsOnly(Start.NOTHING_NEW);
        }
        write("second.log", line(4, "four") + line(5, "five"));
        try (Loggia loggia = open()) {
            IngestReport report = ingest(loggia, first, second);
            assertThat(report.files())
                    .extracting(IngestReport.File::path, IngestReport.File::start, IngestReport.File::events)
                    .containsExactly(
                            tuple(first.toString(), Start.NOTHING_NEW, 0L),
                            tuple(second.toString(), Start.RESUMED, 2L));
            assertThat(column(
                            loggia.query("parse @message 'INFO *' as word | sort @timestamp asc | display word"),
                            "word"))
                    .containsExactly("one", "two", "three", "four", "five");
            assertThat(loggia.group("a").streams())
                    .extracting(StreamDescription::name, StreamDescription::events)
                    .containsExactly(tuple(first.toString(), 2L), tuple(second.toString(), 3L));
        }
    }

    @Test
    void theSameFileUnderAnotherNameIsNotReadAgain() throws IOException {
        Path file = write("app.log", line(1, "one").repeat(50));
        try (Loggia loggia = open()) {
            ingest(loggia, file);
            Path renamed = Files.move(file, folder.resolve("app.log.1"));
            assertThat(ingest(loggia, renamed).events()).isZero();
            assertThat(count(loggia.query(COUNT))).isEqualTo(50);
        }
    }

    @Test
    void standardInputAndAStreamOfItsOwn() {
        byte[] input = (line(1, "one") + line(2, "two")).getBytes(StandardCharsets.UTF_8);
        try (Loggia loggia = open()) {
            Ingestion ingestion = loggia.group("a")
                    .ingest(
                            List.of("-"),
                            FileOptions.standard().withStandardInput(new ByteArrayInputStream(input)),
                            "pipe");
            assertThat(ingestion.progress().events()).isZero();
            assertThat(ingestion.run().events()).isEqualTo(2);
            assertThat(ingestion.progress().events()).isEqualTo(2);
            assertThat(column(loggia.query("fields @logStream | limit 1"), "@logStream"))
                    .containsExactly("pipe");
            assertThatThrownBy(ingestion::run).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aGroupAnswersLikeTheFilesItCameFrom() throws IOException {
        Path samples = Path.of("..", "samples");
        try (Loggia loggia = open()) {
            for (String name : List.of("app.log", "orders.jsonl", "access.log")) {
                String file = samples.resolve(name).toString();
                loggia.group(name).ingest(List.of(file), FileOptions.standard()).run();
                for (String query : List.of(
                        "stats count(*) as n, min(@timestamp) as first by bin(1h) as hour | sort hour",
                        "fields @timestamp, @message | limit 50",
                        "filter @message like /(?i)error|timeout/ | stats count(*) as n by bin(15m) | sort n desc",
                        "stats avg(ms) as mean, pct(ms, 95) as p95 by event | sort event")) {
                    try (QueryResult stored = loggia.query(query).groups(name).run();
                            QueryResult raw = Loggia.over(file).query(query).run()) {
                        assertThat(stored.toList()).as("%s of %s", query, name).isEqualTo(raw.toList());
                    }
                }
            }
        }
    }

    @Test
    void whatCannotBeReadIsNamed() {
        try (Loggia loggia = open()) {
            LogGroup group = loggia.group("a");
            assertThatThrownBy(() -> group.ingest(List.of("no/such.log"), FileOptions.standard()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no/such.log");
        }
    }
}
