package dev.loggia;

import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the steps of queries over log groups are said to have seen. */
class ExplainTest {

    private static final Pattern SCAN = Pattern.compile("events: ([\\d,]+) scanned, ([\\d,]+) skipped; "
            + "message bytes: ([\\d,]+) scanned, ([\\d,]+) skipped; read: ([\\d,]+) bytes(?: in ([\\d,]+) blocks)?");

    private static Loggia loggia;

    @BeforeAll
    static void appendEvents() {
        loggia = Loggia.inMemory(OrderLog.settings());
        loggia.group("a").append(events(0, 3_000));
        loggia.group("a").flush();
        loggia.group("b").append(events(0, 2_000));
    }

    @AfterAll
    static void close() {
        loggia.close();
    }

    @Test
    void tellsWhatWasPushedDownAndWhatWasLeft() {
        String query = "filter level = 'ERROR' | fields n % 100 as m | filter m = 0 | stats count(*) as c";
        try (QueryResult result = loggia.query(query).groups("a", "b").run()) {
            assertThat(result.toList()).hasSize(1);
            assertThat(result.explain()).isEqualTo("""
                    result c
                      first 10000 (rows: 1 in, 1 out)
                        compute c = count(*) (rows: 1 in, 1 out)
                          aggregate count(*) (rows: 50 in, 1 out)
                            filter m = 0 (rows: 500 in, 50 out)
                              compute m = n % 100 (rows: 500 in, 500 out)
                                filter level = "ERROR" (pushed down; rows: 500 out)
                                  scan a, fields [level, n], pushed down: level = "ERROR" (events: 3,000 scanned, 0 skipped; message bytes: 166,080 scanned, 0 skipped; read: 0 bytes; rows: 300 out)
                                  scan b, fields [level, n], pushed down: level = "ERROR" (events: 2,000 scanned, 0 skipped; message bytes: 109,980 scanned, 0 skipped; read: 0 bytes; rows: 200 out)
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter level = 'ERROR' | stats count(*)",
                "filter level = 'NONE' | fields @message",
                "filter @message like /order \\d*7 was/ | stats count(*) by bin(1m)",
                "fields @message | sort @timestamp desc | limit 20",
                "filter @message like 'order' | diff",
                "filter n in (filter n < 3 | fields n) | fields @message",
            })
    void scansAddUpToTheStatistics(String query) {
        for (boolean pushDown : new boolean[] {true, false}) {
            try (QueryResult result =
                    loggia.query(query).since(OrderLog.START).pushDown(pushDown).run()) {
                assertThat(result.toList()).hasSizeLessThan(5_000);
                long[] sums = new long[6];
                Matcher scan = SCAN.matcher(result.explain());
                while (scan.find()) {
                    for (int i = 0; i < sums.length; i++) {
                        String number = scan.group(i + 1);
                        sums[i] += number == null ? 0 : Long.parseLong(number.replace(",", ""));
                    }
                }
                Statistics statistics = result.statistics();
                assertThat(sums)
                        .as(result.explain())
                        .containsExactly(
                                statistics.recordsScanned(),
                                statistics.recordsSkipped(),
                                statistics.bytesScanned(),
                                statistics.bytesSkipped(),
                                statistics.bytesRead(),
                                statistics.blocksRead());
            }
        }
    }
}
