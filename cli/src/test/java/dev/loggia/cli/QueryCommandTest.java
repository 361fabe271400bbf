package dev.loggia.cli;

import static dev.loggia.cli.Run.loggia;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandTest {

    private static final String LINES = """
            2026-11-20T08:00:00.000Z INFO start of day
            2026-11-20T09:00:00.000Z ERROR disk "sda" is full
            2026-11-20T09:30:00.000Z WARN disk is slow
            2026-11-20T10:00:00.000Z ERROR disk is gone
            """;

    @TempDir
    private Path folder;

    private String log = "";

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(folder.resolve("app.log"), LINES).toString();
    }

    @Test
    void printsRowsAndTellsTheRestOnStandardError() {
        Run run = loggia(
                "query",
                "filter @message like \"ERROR\" | parse @message \"* * *\" as time, level, text"
                        + " | sort @timestamp asc | display @timestamp, level, text",
                log);
        assertThat(run.output()).isEqualTo("""
                        @timestamp               level  text
                        -----------------------  -----  ------------------
                        2026-11-20 09:00:00.000  ERROR  disk "sda" is full
                        2026-11-20 10:00:00.000  ERROR  disk is gone
                        """);
        assertThat(run.error()).isEqualTo("""
                        events from 2026-11-20 08:00:00.000 to 2026-11-20 10:00:00.000 UTC
                        2 rows, 2 of 4 events matched, 176 B in T
                        """);
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            json;  '[{"time":"2026-11-20 09:00:00.000","m":"2026-11-20T09:00:00.000Z ERROR disk \\\\"sda\\\\" is full","n":1.5},\n {"time":"2026-11-20 10:00:00.000","m":"2026-11-20T10:00:00.000Z ERROR disk is gone","n":1.5}]\n'
            jsonl; '{"time":"2026-11-20 09:00:00.000","m":"2026-11-20T09:00:00.000Z ERROR disk \\\\"sda\\\\" is full","n":1.5}\n{"time":"2026-11-20 10:00:00.000","m":"2026-11-20T10:00:00.000Z ERROR disk is gone","n":1.5}\n'
            csv;   'time,m,n\n2026-11-20 09:00:00.000,"2026-11-20T09:00:00.000Z ERROR disk ""sda"" is full",1.5\n2026-11-20 10:00:00.000,2026-11-20T10:00:00.000Z ERROR disk is gone,1.5\n'
            raw;   '2026-11-20 09:00:00.000\t2026-11-20T09:00:00.000Z ERROR disk "sda" is full\t1.5\n2026-11-20 10:00:00.000\t2026-11-20T10:00:00.000Z ERROR disk is gone\t1.5\n'
            """)
    void writesEveryFormat(String format, String expected) {
        Run run = loggia(
                "query",
                "-q",
                "-o",
                format,
                "fields @timestamp as time, @message as m, 3 / 2 as n" + " | filter m like /ERROR/ | sort time asc",
                log);
        assertThat(run).isEqualTo(new Run(0, expected.translateEscapes(), ""));
    }

    @Test
    void printsMessagesAsTheyWere() {
        assertThat(loggia("query", "-q", "-o", "raw", "fields @timestamp, @message | sort @timestamp asc", log)
                        .output())
                .isEqualTo(LINES);
    }

    @Test
    void readsFoldersGlobsAndCompressedFiles() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write("2026-11-20T11:00:00.000Z INFO last\n".getBytes(UTF_8));
        }
        Files.write(folder.resolve("old.gz"), compressed.toByteArray());
        for (String input : new String[] {folder.toString(), folder + "/*"}) {
            assertThat(loggia("query", "-q", "-o", "csv", "fields @message | sort @timestamp desc | limit 2", input))
                    .isEqualTo(new Run(
                            0,
                            "@message\n2026-11-20T11:00:00.000Z INFO last\n2026-11-20T10:00:00.000Z ERROR disk is gone\n",
                            ""));
        }
    }

    @Test
    void readsStandardInputWhenNothingIsNamed() {
        Run expected = new Run(0, "@message\n2026-11-20T09:30:00.000Z WARN disk is slow\n", "");
        String query = "fields @message | filter @message like /WARN/";
        assertThat(Run.with().input(LINES).run("query", "-q", "-o", "csv", query))
                .isEqualTo(expected);
        assertThat(Run.with().input(LINES).run("query", "-q", "-o", "csv", query, "-"))
                .isEqualTo(expected);
    }

    @Test
    void readsTheQueryFromAFile() throws IOException {
        String file = Files.writeString(folder.resolve("q.insights"), "\ufefffields @message # all of it\n| limit 1\n")
                .toString();
        Run expected = new Run(0, "2026-11-20T10:00:00.000Z ERROR disk is gone\n", "");
        assertThat(loggia("query", "-q", "-o", "raw", "--query-file", file, log))
                .isEqualTo(expected);
        assertThat(Run.with()
                        .input("fields @message | limit 1")
                        .run("query", "-q", "-o", "raw", "--query-file", "-", log))
                .isEqualTo(expected);
    }

    @Test
    void tellsTheFormatsItFound() {
        assertThat(loggia("query", "-v", "limit 1", log).rawError().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith(log + ": ").endsWith(", 180 B"));
    }

    @Test
    void searchesTheRangeAndShowsIt() {
        Run run = loggia("query", "-s", "09:00", "-e", "2026-11-20 09:30", "-o", "raw", "fields @message", log);
        assertThat(run.output()).isEqualTo("""
                        2026-11-20T09:30:00.000Z WARN disk is slow
                        2026-11-20T09:00:00.000Z ERROR disk "sda" is full
                        """);
        assertThat(run.error()).isEqualTo("""
                        searching from 2026-11-20 09:00:00.000 to 2026-11-20 09:30:00.000 UTC
                        2 rows, 2 of 2 events matched, 91 B in T
                        """);
    }

    @Test
    void showsAHalfOpenRangeAndWhatItHeld() {
        assertThat(loggia("query", "-s", "1h", "-q", "-o", "raw", "fields @message", log)
                        .output())
                .isEqualTo("2026-11-20T10:00:00.000Z ERROR disk is gone\n");
        assertThat(loggia("query", "-e", "1h", "-o", "raw", "fields @message", log)
                        .error())
                .startsWith("""
                        searching up to 2026-11-20 09:30:15.000 UTC
                        events from 2026-11-20 08:00:00.000 to 2026-11-20 09:30:00.000 UTC
                        """);
    }

    @Test
    void printsAndReadsTimesInTheZoneOfTheUser() {
        String[] query = {
            "query",
            "fields @timestamp | filter @message like 'start'",
            log,
            "-o",
            "csv",
            "--tz",
            "America/New_York",
            "-s",
            "03:00",
            "-e",
            "3am"
        };
        Run run = loggia(query);
        assertThat(run.output()).isEqualTo("@timestamp\n2026-11-20 03:00:00.000\n");
        assertThat(run.error())
                .startsWith("searching from 2026-11-20 03:00:00.000 to 2026-11-20 03:00:00.000 America/New_York\n");
        query[6] = "local";
        query[8] = "09:00";
        query[10] = "9am";
        assertThat(loggia(query).output()).isEqualTo("@timestamp\n2026-11-20 09:00:00.000\n");
    }

    @Test
    void readsTimestampsWithoutAZoneInThatOfTheInput() {
        String[] query = {"query", "-q", "-o", "csv", "fields @timestamp", "--input-tz", "+02:00"};
        assertThat(Run.with().input("2026-11-20 10:00:00 x\n").run(query).output())
                .isEqualTo("@timestamp\n2026-11-20 08:00:00.000\n");
        assertThat(Run.with().input("2026-11-20 10:00:00+01:00 x\n").run(query).output())
                .isEqualTo("@timestamp\n2026-11-20 09:00:00.000\n");
    }

    @Test
    void readsTimestampsAsTold() {
        String line = "20.11.2026 at 07h15 x\n";
        String[] query = {
            "query", "-q", "-o", "csv", "fields @timestamp", "--timestamp-format", "dd.MM.yyyy 'at' HH'h'mm"
        };
        assertThat(Run.with().input(line).run(query).output()).isEqualTo("@timestamp\n2026-11-20 07:15:00.000\n");
        query[6] = "%d.%m.%Y at %Hh%M";
        assertThat(Run.with().input(line).run(query).output()).isEqualTo("@timestamp\n2026-11-20 07:15:00.000\n");
    }

    @Test
    void joinsLinesAsTold() {
        String lines = "# a\n1\n# b\n2\n3\n";
        String[] query = {"query", "-q", "-o", "jsonl", "fields @message", "--multi-line", "^#"};
        assertThat(Run.with().input(lines).run(query).output())
                .isEqualTo("{\"@message\":\"# b\\n2\\n3\"}\n{\"@message\":\"# a\\n1\"}\n");
        query[6] = "off";
        assertThat(Run.with().input(lines).run(query).output().lines()).hasSize(5);
    }

    @Test
    void cutsRowsAndSaysSo() {
        Run cut = loggia("query", "--limit", "2", "-o", "raw", "fields @message", log);
        assertThat(cut.output().lines()).hasSize(2);
        assertThat(cut.rawError()).startsWith("warning: ").contains("2 rows");
        Run whole = loggia("query", "--limit", "0", "-o", "raw", "fields @message", log);
        assertThat(whole.output().lines()).hasSize(4);
        assertThat(whole.rawError()).doesNotContain("warning");
    }

    @Test
    void showsThePlanInsteadOfRunning() {
        Run plan = loggia("query", "--plan", "filter @message like 'x' | sort @timestamp asc | limit 5", log);
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.output()).contains("scan", "like").endsWith("\n");
        assertThat(plan.rawError()).isEmpty();
        assertThat(Run.with()
                        .terminal("0", 80)
                        .run("query", "--plan", "limit 5")
                        .exitCode())
                .isZero();
    }

    @Test
    void explainsBeforeTheRunAndCountsAfterIt() {
        Run run = loggia("query", "-q", "--explain", "filter @message like 'ERROR' | stats count(*) as n", log);
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEqualTo("n\n-\n2\n");
        assertThat(run.error()).isEqualTo("""
                        result n
                          first 10000
                            compute n = count(*)
                              aggregate count(*)
                                filter @message like "ERROR"
                                  scan files, fields [@message], pushed down: @message like "ERROR"
                        result n
                          first 10000 (rows: 1 in, 1 out)
                            compute n = count(*) (rows: 1 in, 1 out)
                              aggregate count(*) (rows: 2 in, 1 out)
                                filter @message like "ERROR" (pushed down; rows: 2 out)
                                  scan files, fields [@message], pushed down: @message like "ERROR" (events: 4 scanned, 0 skipped; message bytes: 176 scanned, 0 skipped; read: 180 bytes; rows: 2 out)
                        """);
    }

    @Test
    void explainsNothingOfARunThatThereIsNot() {
        assertThat(loggia("query", "--plan", "--explain", "limit 1", log)).isEqualTo(new Run(2, "", """
                        error: --plan runs no query whose steps --explain could count
                        hint: leave one of them out
                        """));
    }

    @Test
    void answersAlikeHoweverItIsRun() {
        String query = "filter @message like /disk/ | fields @timestamp, @message | sort @timestamp asc";
        Run expected = loggia("query", "-q", query, log);
        assertThat(expected.output().lines()).hasSize(5);
        assertThat(loggia("query", "-q", query, log, "--workers", "1")).isEqualTo(expected);
        assertThat(loggia("query", "-q", query, log, "--workers", "3", "--no-push-down"))
                .isEqualTo(expected);
    }

    @Test
    void tellsAFileThatIsMissing() {
        Run run = loggia("query", "limit 1", folder.resolve("nope.log").toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output()).isEmpty();
        assertThat(run.rawError()).startsWith("error: ").contains("nope.log").doesNotContain("Exception");
    }

    @Test
    void tellsTheMistakesOfTheQueryBesideTheFileThatIsMissing() {
        Run run = loggia("query", "lmit 1", folder.resolve("nope.log").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.rawError()).contains("nope.log", " --> line 1, position 1 (offsets 0 to 4)");
    }

    @Test
    void tellsEveryMistakeOfAQuery() {
        String query = "fields nosuch(a) | filter (b | sort | dedup";
        for (String[] options : new String[][] {{"-v"}, {"-q"}, {"-o", "json"}}) {
            String[] arguments = new String[options.length + 3];
            arguments[0] = "query";
            System.arraycopy(options, 0, arguments, 1, options.length);
            arguments[options.length + 1] = query;
            arguments[options.length + 2] = log;
            Run run = loggia(arguments);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.output()).isEmpty();
            assertThat(run.rawError().lines().filter(line -> line.startsWith("error: ")))
                    .hasSize(4);
            assertThat(run.rawError())
                    .contains(" --> line 1, position 8 (offsets 7 to 13)\n  | " + query + "\n  |        ^^^^^^\n");
        }
    }

    @Test
    void refusesWhatTheServiceRefuses() {
        String query = "fields @message as m | fields @timestamp as m";
        assertThat(loggia("query", "-q", query, log).exitCode()).isZero();
        assertThat(loggia("query", "-q", "--strict", query, log).exitCode()).isEqualTo(3);
    }

    @Test
    void readsLongQueries() throws IOException {
        String query = "filter @message in [" + "'x', ".repeat(100_000) + "'y'] | fields @message";
        String file = Files.writeString(folder.resolve("long.insights"), query).toString();
        assertThat(loggia("query", "-q", "-o", "raw", "--query-file", file, log))
                .isEqualTo(new Run(0, "", ""));
        Files.writeString(folder.resolve("long.insights"), "#".repeat(QueryText.LIMIT) + "\nlimit 1");
        Run refused = loggia("query", "-q", "-o", "raw", "--query-file", file, log);
        assertThat(refused.exitCode()).isIn(ExitCode.QUERY_INVALID, ExitCode.LIMIT);
        assertThat(refused.rawError()).contains("1,000,000");
    }

    @Test
    void leavesAReaderThatWentAwayAlone() {
        Run run = Run.with().output(failing("Broken pipe")).run("query", "fields @message", log);
        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void tellsAnOutputThatFails() {
        Run run = Run.with().output(failing("No space left on device")).run("query", "fields @message", log);
        assertThat(run).isEqualTo(new Run(4, "", "error: cannot write the result: No space left on device\n"));
    }

    @Test
    void tellsNoStackTraceUnlessAsked() {
        OutputStream faulty = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("a fault");
            }
        };
        Run run = Run.with().output(faulty).run("query", "fields @message", log);
        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.rawError())
                .startsWith("error: internal error: java.lang.IllegalStateException: a fault\nhint: ")
                .doesNotContain("    at ");
        assertThat(Run.with()
                        .output(faulty)
                        .variables(Map.of("LOGGIA_DEBUG", "1"))
                        .run("query", "fields @message", log)
                        .rawError())
                .contains("    at dev.loggia.cli.");
    }

    @Test
    void fitsTablesToTheTerminal() {
        Run run = Run.with()
                .terminal("12", 50)
                .run("query", "-q", "--color=never", "fields @timestamp, @message | limit 1", log);
        assertThat(run.output()).isEqualTo("""
                        @timestamp               @message
                        -----------------------  -------------------------
                        2026-11-20 10:00:00.000  2026-11-20T10:00:00.000Z
                                                 ERROR disk is gone
                        """);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void strictDiscoversNoMoreFieldsThanTheService() {
        StringBuilder event = new StringBuilder("{");
        for (int i = 0; i < 201; i++) {
            event.append("\"k").append(i).append("\":").append(i).append(i < 200 ? "," : "}\n");
        }
        String query = "display k199, k200";
        assertThat(Run.with()
                        .input(event.toString())
                        .run("query", query, "-", "-o", "jsonl", "-q")
                        .output())
                .isEqualTo("{\"k199\":199,\"k200\":200}\n");
        assertThat(Run.with()
                        .input(event.toString())
                        .run("query", query, "-", "-o", "jsonl", "-q", "--strict")
                        .output())
                .isEqualTo("{\"k199\":199}\n");
    }

    @Test
    void looksUpInCsvFiles() throws IOException {
        Path disks = Files.writeString(folder.resolve("disks.csv"), "word,severity\nERROR,1\nWARN,2\n");
        String query = "parse @message \"* * *\" as time, level, text"
                + " | lookup levels word as level output severity | stats count(*) as n by severity";
        Run run = loggia("query", "-o", "csv", "--lookup", "levels=" + disks, query, log);
        assertThat(run.output()).isEqualTo("severity,n\n,1\n1,2\n2,1\n");
        assertThat(run.exitCode()).isZero();
        assertThat(loggia("check", "--lookup", "levels=" + disks, query)).isEqualTo(new Run(0, "ok\n", ""));
    }

    @Test
    void saysWhichLookupTableIsNotThere() {
        String missing = folder.resolve("none.csv").toString();
        assertThat(loggia("query", "--lookup", "levels=" + missing, "limit 1", log))
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: cannot read lookup table levels from " + missing
                                + ": there is no such file\nhint: check the path and who may read it\n"));
        assertThat(loggia("query", "lookup levels word output severity", log)).isEqualTo(new Run(3, "", """
                        error: there is no lookup table levels
                         --> line 1, position 8 (offsets 7 to 13)
                          | lookup levels word output severity
                          |        ^^^^^^
                        hint: name a CSV file for this query with --lookup levels=FILE, or store one: `loggia lookup put levels FILE`
                        """));
    }
}
