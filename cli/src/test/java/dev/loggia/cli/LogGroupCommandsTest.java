package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over log groups: a group {@code app/orders} with two streams, and a group {@code web} with one. */
class LogGroupCommandsTest {

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void ingest() throws IOException {
        data = folder.resolve("data");
        Files.writeString(folder.resolve("a"), """
                {"time":"2026-11-18T08:00:00Z","ms":5,"ok":true,"who":{"id":7}}
                {"time":"2026-11-20T09:00:00Z","ms":"none"}
                """);
        Files.writeString(folder.resolve("b"), "{\"time\":\"2026-11-20T10:00:00Z\",\"ms\":9}\n");
        Files.writeString(folder.resolve("c"), "2026-11-20T07:00:00Z hello\n");
        assertThat(loggia("ingest", "-q", "-g", "app/orders", "--stream", "one", path("a")))
                .isEqualTo(new Run(0, "", ""));
        assertThat(loggia("ingest", "-q", "-g", "app/orders", "--stream", "two", path("b")))
                .isEqualTo(new Run(0, "", ""));
        assertThat(loggia("ingest", "-q", "-g", "web", "--stream", "front", path("c")))
                .isEqualTo(new Run(0, "", ""));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Run.Process process() {
        return Run.with().variables(Map.of("LOGGIA_DATA", data.toString()));
    }

    private Run loggia(String... arguments) {
        return process().run(arguments);
    }

    @Test
    void queriesGroupsAndFilesTogether() {
        String query = "stats count(*) as n by @log | sort @log asc";
        assertThat(loggia("query", "-q", "-o", "csv", "-g", "*", query))
                .isEqualTo(new Run(0, "@log,n\napp/orders,3\nweb,1\n", ""));
        assertThat(loggia("query", "-q", "-o", "csv", "-g", "app/?rders", "-g", "web", query, path("c")))
                .isEqualTo(new Run(0, "@log,n\napp/orders,3\nfiles,1\nweb,1\n", ""));
        assertThat(loggia("-g", "web", "query", "-q", "-o", "csv", query)).isEqualTo(new Run(0, "@log,n\nweb,1\n", ""));
        assertThat(loggia("query", "-o", "csv", "-g", "app/orders", "-s", "1d", "stats sum(ms) as ms")
                        .error())
                .isEqualTo("""
                        searching from 2026-11-19 10:30:15.000 UTC
                        events from 2026-11-20 09:00:00.000 to 2026-11-20 10:00:00.000 UTC
                        1 row, 2 of 2 events matched, 81 B in T
                        """);
    }

    @Test
    void tellsWhereEventsAreThatTheRangeMisses() {
        assertThat(loggia("query", "-o", "csv", "-g", "*", "-s", "5m", "fields @message")
                        .error())
                .isEqualTo("""
                        searching from 2026-11-20 10:25:15.000 UTC
                        no event in the range: the events are from 2026-11-18 08:00:00.000 to 2026-11-20 10:00:00.000 UTC
                        0 rows, 0 of 0 events matched, 0 B in T
                        """);
        assertThat(loggia("query", "-g", "web", "-s", "5m", "fields @message", path("c"))
                        .error())
                .contains("\nno event in the range: without -s and -e everything is searched\n");
        assertThat(loggia("query", "-g", "*", "-s", "5d", "filter @message = 'x'")
                        .error())
                .doesNotContain("no event in the range");
    }

    @Test
    void explainsAQueryOverAGroup() {
        Run plan = loggia("query", "--plan", "-g", "web", "filter @message like 'x'");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.output()).contains("web");
    }

    @Test
    void tellsWhatGroupWasMeant() {
        String hint = "hint: did you mean app/orders?\n";
        assertThat(loggia("query", "-g", "app/order", "limit 1"))
                .isEqualTo(new Run(4, "", "error: there is no log group app/order\n" + hint));
        assertThat(loggia("fields", "-g", "app/order"))
                .isEqualTo(new Run(4, "", "error: there is no log group app/order\n" + hint));
        assertThat(loggia("groups", "-q", "x/*"))
                .isEqualTo(
                        new Run(4, "", "error: there is no log group x/*\nhint: the log groups are app/orders, web\n"));
        assertThat(loggia("streams", "-d", path("empty"), "-g", "web"))
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: there is no log group web\n"
                                + "hint: there are no log groups yet: `loggia ingest -g NAME FILE` makes one\n"));
    }

    @Test
    void tellsTheMistakesOfTheQueryBesideTheGroupThatIsMissing() {
        Run run = loggia("query", "-g", "nope", "lmit 1");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.rawError())
                .startsWith("error: there is no log group nope\n")
                .contains(" --> line 1, position 1 (offsets 0 to 4)");
    }

    @Test
    void listsGroups() {
        loggia("retention", "-q", "-g", "web", "30");
        assertThat(loggia("groups")).isEqualTo(new Run(0, """
                name        events  bytes  earliest                 latest                   retention
                ----------  ------  -----  -----------------------  -----------------------  ---------
                app/orders       3  144 B  2026-11-18 08:00:00.000  2026-11-20 10:00:00.000  never
                web              1  26 B   2026-11-20 07:00:00.000  2026-11-20 07:00:00.000  30 days
                """, "data folder: " + data + "\n"));
        assertThat(loggia("groups", "-q", "-o", "jsonl", "--tz", "+01:00", "w*", "web"))
                .isEqualTo(new Run(
                        0,
                        "{\"name\":\"web\",\"events\":1,\"bytes\":26,\"earliest\":\"2026-11-20 08:00:00.000\",\"latest\":\"2026-11-20 08:00:00.000\",\"retention\":30}\n",
                        ""));
        assertThat(loggia("groups", "-q", "-o", "csv", "-d", path("empty")))
                .isEqualTo(new Run(0, "name,events,bytes,earliest,latest,retention,tags\n", ""));
    }

    @Test
    void listsTheOtherGroupsWhenOneIsDamaged() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(
                            file -> isCommit(file) && isOfWeb(file.getParent().resolveSibling("group.json")))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        Run run = loggia("groups", "-q", "-o", "csv");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output().lines()).hasSize(3).contains("web,,,,,,");
        assertThat(run.rawError()).startsWith("error: log group ").contains("web is damaged", "\nhint: ");
    }

    private static boolean isCommit(Path file) {
        return file.getFileName().toString().startsWith("segments_");
    }

    private static boolean isOfWeb(Path metadata) {
        try {
            return Files.readString(metadata).contains("\"web\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listsStreams() {
        assertThat(loggia("streams", "-g", "app/orders", "-o", "csv")).isEqualTo(new Run(0, """
                name,events,earliest,latest,lastIngestion
                one,2,2026-11-18 08:00:00.000,2026-11-20 09:00:00.000,2026-11-20 10:30:15.000
                two,1,2026-11-20 10:00:00.000,2026-11-20 10:00:00.000,2026-11-20 10:30:15.000
                """, ""));
    }

    @Test
    void listsFields() {
        assertThat(loggia("fields", "-g", "app/orders")).isEqualTo(new Run(0, """
                name    kinds         events  percent
                ------  ------------  ------  -------
                ms      number, text       3      100
                ok      boolean            1     33.3
                time    text               3      100
                who.id  number             1     33.3
                """, ""));
        assertThat(loggia("fields", "-g", "web", "-o", "json")).isEqualTo(new Run(0, "[]\n", ""));
    }

    @Test
    void showsAndSetsTheRetention() {
        String[] show = {"retention", "-g", "app/orders"};
        assertThat(loggia(show)).isEqualTo(new Run(0, "never\n", ""));
        assertThat(loggia("retention", "-g", "app/orders", "1"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error: nothing is deleted without being asked for\n"
                                + "hint: to let 1 event of log group app/orders expire, add --yes\n"));
        assertThat(loggia(show)).isEqualTo(new Run(0, "never\n", ""));
        assertThat(loggia("retention", "-g", "app/orders", "1", "--yes"))
                .isEqualTo(new Run(0, "", "events of app/orders expire after: 1 day; 1 event expired at once\n"));
        assertThat(loggia(show)).isEqualTo(new Run(0, "1 day\n", ""));
        assertThat(loggia("query", "-q", "-o", "raw", "-g", "app/orders", "stats count(*)"))
                .isEqualTo(new Run(0, "2\n", ""));
        assertThat(loggia("retention", "-g", "app/orders", "never"))
                .satisfies(run -> assertThat(run.exitCode()).isZero())
                .satisfies(run -> assertThat(run.rawError()).startsWith("events of app/orders expire after: never"));
    }

    @Test
    void showsAndChangesTags() {
        assertThat(loggia("tag", "-g", "web", "-o", "csv")).isEqualTo(new Run(0, "key,value\n", ""));
        assertThat(loggia("tag", "-g", "web", "team=search", "stage=", "of=a=b"))
                .isEqualTo(new Run(0, """
                key    value
                -----  ------
                of     a=b
                stage
                team   search
                """, ""));
        assertThat(loggia("tag", "-g", "web", "team=payments", "--remove", "of", "--remove", "nothing", "-o", "csv"))
                .isEqualTo(new Run(0, "key,value\nstage,\nteam,payments\n", ""));
        assertThat(loggia("groups", "-q", "web")).isEqualTo(new Run(0, """
                name  events  bytes  earliest                 latest                   retention  tags
                ----  ------  -----  -----------------------  -----------------------  ---------  ---------------------
                web        1  26 B   2026-11-20 07:00:00.000  2026-11-20 07:00:00.000  never      stage=, team=payments
                """, ""));
        assertThat(loggia("groups", "-q", "-o", "jsonl", "web").output())
                .endsWith(",\"tags\":{\"stage\":\"\",\"team\":\"payments\"}}\n");
        assertThat(loggia(
                        "query",
                        "-q",
                        "-o",
                        "raw",
                        "SOURCE logGroupTags([{\"key\":\"team\",\"values\":[\"pay*\"]}]) | stats count(*) by @log"))
                .isEqualTo(new Run(0, "web\t1\n", ""));
        assertThat(loggia("tag", "-g", "web", "=x").exitCode()).isEqualTo(2);
        assertThat(loggia("tag", "-g", "web", "long=" + "x".repeat(257)))
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: the value of the tag long cannot have 257 characters\n"
                                + "hint: a tag's value has 0 to 256\n"));
    }

    @Test
    void deletesWhatItIsToldTo() {
        assertThat(loggia("delete", "-g", "app/orders", "--stream", "one", "--yes"))
                .isEqualTo(new Run(0, "", "deleted log stream one of app/orders with 2 events\n"));
        assertThat(loggia("groups", "-q", "-o", "raw", "app/*").output()).startsWith("app/orders\t1\t");
        assertThat(loggia("delete", "-g", "app/orders", "--stream", "one", "--yes"))
                .isEqualTo(new Run(
                        4,
                        "",
                        "error: log group app/orders has no log stream one\n"
                                + "hint: `loggia streams -g app/orders` lists those it has\n"));
        assertThat(loggia("delete", "-g", "app/orders", "--yes"))
                .isEqualTo(new Run(0, "", "deleted log group app/orders with 1 event\n"));
        assertThat(loggia("delete", "-g", "app/orders", "--yes").exitCode()).isEqualTo(4);
    }

    @Test
    void asksBeforeItDeletes() {
        String question = "To delete log group web with 1 event for good, type its name: ";
        assertThat(loggia("delete", "-g", "web"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error: nothing is deleted without being asked for\n"
                                + "hint: to delete log group web with 1 event, add --yes\n"));
        assertThat(process().terminal("02", 80).input("yes\n").run("delete", "--color=never", "-g", "web"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.rawError())
                        .startsWith(question)
                        .contains("that is not its name: nothing was deleted"));
        assertThat(process().terminal("02", 80).input("web\n").run("delete", "--color=never", "-g", "web"))
                .isEqualTo(new Run(0, "", question + "deleted log group web with 1 event\n"));
        assertThat(loggia("groups", "-q", "-o", "csv").output().lines()).hasSize(2);
    }

    @Test
    void compacts() {
        Run run = loggia("store", "compact", "-g", "app/*");
        assertThat(run.exitCode()).isZero();
        assertThat(run.rawError()).matches("app/orders: compacted in \\d+\\.\\d\\d s\n");
        assertThat(loggia("store", "compact").rawError().lines()).hasSize(2);
        assertThat(loggia("groups", "-q", "-o", "raw", "app/*").output()).startsWith("app/orders\t3\t");
    }
}
