package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.Loggia;
import dev.loggia.event.LogEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {

    private static final String LINES = """
            2026-11-20T08:00:00.000Z INFO start of day
            2026-11-20T09:00:00.000Z ERROR disk is full
            """;

    private static final String COUNT = "stats count(*) as n";

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(folder.resolve("app.log"), LINES);
    }

    private Run.Process process() {
        return Run.with().variables(Map.of("LOGGIA_DATA", folder.resolve("data").toString()));
    }

    private Run loggia(String... arguments) {
        return process().run(arguments);
    }

    private String count(String group) {
        Run run = loggia("query", "-q", "-o", "raw", "-g", group, COUNT);
        assertThat(run.rawError()).isEmpty();
        return run.output().strip();
    }

    @Test
    void appendsFilesAndTellsWhatItDid() {
        Run run = loggia("ingest", "-g", "app", log.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).isEqualTo("""
                        events from 2026-11-20 08:00:00.000 to 2026-11-20 09:00:00.000 UTC
                        2 events into app from 1 input, 85 B in T
                        """);
        assertThat(count("app")).isEqualTo("2");
    }

    @Test
    void appendsWhatIsNewAndNothingTwice() throws IOException {
        loggia("ingest", "-g", "app", log.toString());
        Run again = loggia("ingest", "-g", "app", log.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(again.error()).isEqualTo("0 events into app from 1 input (1 with nothing new), 0 B in T\n");

        Files.writeString(log, "2026-11-20T10:00:00.000Z WARN slow\n", StandardOpenOption.APPEND);
        Path renamed = Files.move(log, folder.resolve("app.log.1"));
        Run grown = loggia("ingest", "-g", "app", "--tz", "+01:00", renamed.toString());
        assertThat(grown.error()).isEqualTo("""
                        events from 2026-11-20 11:00:00.000 to 2026-11-20 11:00:00.000 +01:00
                        1 event into app from 1 input (1 resumed), 34 B in T
                        """);
        assertThat(count("app")).isEqualTo("3");
    }

    @Test
    void listsFilesOnlyToWhoWantsToKnow() throws IOException {
        Path other = Files.writeString(folder.resolve("b.json"), "{\"time\":\"2026-11-20T08:30:00Z\",\"ms\":3}\n");
        loggia("ingest", "-g", "app", log.toString());
        Run run = loggia("ingest", "-v", "-g", "app", log.toString(), other.toString());
        assertThat(run.rawError().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(log + ": ").endsWith(", nothing new"))
                .anySatisfy(line ->
                        assertThat(line).startsWith(other + ": JSON lines, ").contains(", 1 event, from "));
        assertThat(loggia("ingest", "-q", "-g", "app2", log.toString(), other.toString()))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void readsStandardInputIntoAStream() {
        Run run = process().input(LINES).run("ingest", "-g", "app", "--stream", "today");
        assertThat(run.error()).contains("2 events into app from 1 input, ");
        assertThat(loggia("query", "-q", "-o", "csv", "-g", "app", "stats count(*) as n by @logStream")
                        .output())
                .isEqualTo("@logStream,n\ntoday,2\n");
    }

    @Test
    void doesNotWaitForSomebodyToTypeALog() {
        assertThat(process().terminal("0", 80).run("ingest", "-g", "app"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error: there is nothing to read\n"
                                + "hint: name files or folders, or pipe lines into loggia\n"));
    }

    @Test
    void readsFilesAsTold() {
        Run run = process()
                .input("20.11.2026 07:15 a\nb\n20.11.2026 07:16 c\n")
                .run(
                        "ingest",
                        "-g",
                        "app",
                        "--input-tz",
                        "+01:00",
                        "--timestamp-format",
                        "dd.MM.yyyy HH:mm",
                        "--multi-line",
                        "off");
        assertThat(run.error())
                .contains("events from 2026-11-20 06:15:00.000 to 2026-11-20 06:16:00.000 UTC\n3 events into app");
        assertThat(process().input("").run("ingest", "-g", "app", "--multi-line", "a("))
                .satisfies(bad -> assertThat(bad.exitCode()).isEqualTo(2))
                .satisfies(
                        bad -> assertThat(bad.rawError()).startsWith("error: multi-line pattern 'a(', position 2: "));
    }

    @Test
    void appendsTheRestWhenAFileIsDamaged() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(LINES.repeat(1_000).getBytes(UTF_8));
        }
        Path damaged = Files.write(folder.resolve("a.gz"), Arrays.copyOf(packed.toByteArray(), 150));
        Run run = loggia("ingest", "-q", "-g", "app", damaged.toString(), log.toString());
        assertThat(run)
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: not everything could be read of " + damaged + "\n"
                                + "hint: the same command appends what is missing by then\n"));
        assertThat(loggia("ingest", "-g", "app", damaged.toString(), log.toString())
                        .rawError())
                .contains("warning: ", "(1 resumed, 1 with nothing new)");
    }

    @Test
    void tellsThatWhatIsReadStaysWhenItIsInterrupted() {
        Interruption interruption = new Interruption();
        interruption.interrupt();
        Run run = process().interruption(interruption).run("ingest", "-g", "app", log.toString());
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.error()).isEqualTo("""
                        0 events into app from 0 inputs, 0 B in T
                        error: interrupted: what was read so far is in the log group
                        hint: the same command goes on from there
                        """);
        assertThat(loggia("ingest", "-q", "-g", "app", log.toString()).exitCode())
                .isZero();
        assertThat(count("app")).isEqualTo("2");
    }

    @Test
    void tellsWhatCannotBe() throws IOException {
        assertThat(loggia("ingest", "-g", "my app", log.toString()))
                .isEqualTo(
                        new Run(
                                4,
                                "",
                                "error: the log group's name my app has a character it cannot have, ' ' at position 3\n"
                                        + "hint: a log group's name has 1 to 512 of the characters a-z, A-Z, 0-9, '_', '-', '/', '.' and '#'\n"));
        assertThat(loggia("ingest", "-g", "app", folder.resolve("nope.log").toString()))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(4))
                .satisfies(
                        run -> assertThat(run.rawError()).startsWith("error: ").contains("nope.log"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "Dear Ann");
        for (String[] command : new String[][] {
            {"ingest", "-d", other.toString(), "-g", "app", log.toString()},
            {"query", "-d", other.toString(), "-g", "app", COUNT},
            {"groups", "-q", "-d", other.toString()}
        }) {
            assertThat(loggia(command))
                    .isEqualTo(new Run(
                            4,
                            "",
                            "error: " + other + " is not a data folder of Loggia, and it is not empty\n"
                                    + "hint: name a folder that is empty or does not exist yet\n"));
        }
    }

    @Test
    void leavesAGroupToWhoIsWritingToIt() {
        try (Loggia other = Loggia.open(folder.resolve("data"))) {
            other.group("app").append(LogEvent.of(Run.NOW, "first"));
            other.group("app").flush();
            assertThat(loggia("ingest", "-g", "app", log.toString()))
                    .isEqualTo(new Run(
                            4,
                            "",
                            "error: another process is writing to log group app\n"
                                    + "hint: one process at a time can; it can be queried meanwhile\n"));
            assertThat(count("app")).isEqualTo("1");
        }
    }
}
