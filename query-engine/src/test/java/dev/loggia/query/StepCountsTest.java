package dev.loggia.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the steps of a plan are said to have seen. */
class StepCountsTest {

    private static final long SEED = 20_261_125;

    private static final MemoryEventSource WEB = source("web", 1_000);
    private static final MemoryEventSource APP = source("app", 500);

    private static final QueryOptions OPTIONS = QueryOptions.standard(0).withWorkers(1);

    /** Messages of 30 bytes; every tenth is an error. */
    private static MemoryEventSource source(String name, int events) {
        return MemoryEventSource.of(
                name,
                IntStream.range(0, events)
                        .mapToObj(n -> new LogEvent(
                                n,
                                n,
                                name,
                                "",
                                n,
                                "{\"n\":%3d,\"u\":\"u%d\",\"level\":\"%s\"}"
                                        .formatted(n, n % 7, n % 10 == 0 ? "E" : "I")))
                        .toList());
    }

    private static String explained(String query, List<? extends EventSource> sources, QueryOptions options) {
        try (QueryRun run = QueryEngine.run(query, sources, options)) {
            while (run.next() != null) {
                assertThat(run.columns()).isNotEmpty();
            }
            return run.explain();
        }
    }

    @Test
    void tellsWhatEachStepTookAndGave() {
        assertThat(explained(
                        "filter level = 'E' | stats count(*) as c by u | filter c > 14 | sort c desc | limit 2",
                        List.of(WEB),
                        OPTIONS))
                .isEqualTo("""
                        result u, c
                          first 2 by c desc, as they come (rows: 2 in, 2 out)
                            filter c > 14 (rows: 7 in, 2 out)
                              compute c = count(*) (rows: 7 in, 7 out)
                                aggregate count(*) by u (rows: 100 in, 7 out)
                                  filter level = "E" (pushed down; rows: 100 out)
                                    scan web, fields [level, u], pushed down: level = "E" (events: 1,000 scanned, 0 skipped; message bytes: 30,000 scanned, 0 skipped; read: 30,000 bytes; rows: 100 out)
                        """);
    }

    @Test
    void withoutPushDownTheEngineTakesWhatTheSourceTook() {
        assertThat(explained(
                        "filter level = 'E' | stats count(*) as c by u | filter c > 14 | sort c desc | limit 2",
                        List.of(WEB),
                        OPTIONS.withPushDown(false)))
                .isEqualTo("""
                        result u, c
                          first 2 by c desc, as they come (rows: 2 in, 2 out)
                            filter c > 14 (rows: 7 in, 2 out)
                              compute c = count(*) (rows: 7 in, 7 out)
                                aggregate count(*) by u (rows: 100 in, 7 out)
                                  filter level = "E" (rows: 1,000 in, 100 out)
                                    scan web, fields [level, u] (events: 1,000 scanned, 0 skipped; message bytes: 30,000 scanned, 0 skipped; read: 30,000 bytes; rows: 1,000 out)
                        """);
    }

    @Test
    void tellsInWhichScansAFilterWasPushedDown() {
        assertThat(explained("filter level = 'E' | stats count(*)", List.of(WEB, APP.withoutPromises()), OPTIONS))
                .isEqualTo("""
                        result count(*)
                          first 10000 (rows: 1 in, 1 out)
                            compute count(*) = count(*) (rows: 1 in, 1 out)
                              aggregate count(*) (rows: 150 in, 1 out)
                                filter level = "E" (rows: 500 in, 50 out; pushed down in 1 of 2 scans, rows: 100 out)
                                  scan web, fields [level], pushed down: level = "E" (events: 1,000 scanned, 0 skipped; message bytes: 30,000 scanned, 0 skipped; read: 30,000 bytes; rows: 100 out)
                                  scan app, fields [level] (events: 500 scanned, 0 skipped; message bytes: 15,000 scanned, 0 skipped; read: 15,000 bytes; rows: 500 out)
                        """);
    }

    @Test
    void eachQueryInParenthesesHasAPlanOfItsOwn() {
        assertThat(explained(
                        "filter u in (filter n = 3 | fields u) | stats count(*), max(n)",
                        List.of(WEB),
                        OPTIONS.withPushDown(false)))
                .isEqualTo("""
                        result count(*), max(n)
                          first 10000 (rows: 1 in, 1 out)
                            compute max(n) = max(n) (rows: 1 in, 1 out)
                              compute count(*) = count(*) (rows: 1 in, 1 out)
                                aggregate count(*), max(n) (rows: 143 in, 1 out)
                                  filter u in ["u3"] (rows: 1,000 in, 143 out)
                                    scan web, fields [n, u] (events: 1,000 scanned, 0 skipped; message bytes: 30,000 scanned, 0 skipped; read: 30,000 bytes; rows: 1,000 out)
                        subquery 1, which runs before:
                        result u
                          sort by newest first (rows: 1 in, 1 out)
                            filter n = 3 (rows: 1,000 in, 1 out)
                              scan web, fields [n, u] (events: 1,000 scanned, 0 skipped; message bytes: 30,000 scanned, 0 skipped; read: 30,000 bytes; rows: 1,000 out)
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter level = 'E' | stats count(*) as c by u | filter c > 14 | sort c desc",
                "parse @message '*level*' as a, b | filter n > 100 | dedup u | accum n as t | filter t > 5 | fields t * 2",
                "filter u in (filter level = 'E' | stats max(n) by u | fields u) | stats count(*) by bin(1s) | sort `bin(1s)`",
            })
    void dependsOnNeitherBatchesNorWorkers(String query) {
        String expected = explained(query, List.of(WEB, APP), OPTIONS);
        for (int workers = 1; workers <= 4; workers++) {
            List<MemoryEventSource> shuffled = List.of(WEB.shuffled(SEED + workers), APP.shuffled(SEED - workers));
            assertThat(explained(query, shuffled, OPTIONS.withWorkers(workers).withPartialsAsBytes(workers % 2 == 0)))
                    .as("%d workers, seed %d", workers, SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void agreesWithTheStatistics() {
        String query = "fields n % 3 as m | filter m = 1 | stats count(*)";
        try (QueryRun run = QueryEngine.run(query, List.of(WEB, APP), OPTIONS)) {
            while (run.next() != null) {
                assertThat(run.columns()).isNotEmpty();
            }
            QueryStatistics statistics = run.statistics();
            assertThat(statistics.recordsScanned()).isEqualTo(1_500);
            assertThat(statistics.recordsMatched()).isEqualTo(500);
            assertThat(run.explain())
                    .contains("filter m = 1 (rows: 1,500 in, 500 out)", "rows: 1,000 out)", "rows: 500 out)");
        }
    }

    @Test
    void tellsThePlanBeforeAnythingIsRead() {
        String query = "filter level = 'E' | stats count(*)";
        try (QueryRun run = QueryEngine.run(query, List.of(WEB), OPTIONS)) {
            assertThat(run.explain().replaceAll(" \\([^()]*\\)(?=\n)", ""))
                    .isEqualTo(QueryEngine.explain(query, List.of(WEB), OPTIONS));
            assertThat(run.explain()).contains("(not read)\n").contains("rows: 0 out");
        }
    }
}
