package dev.loggia;

import static dev.loggia.OrderLog.START;
import static dev.loggia.OrderLog.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How little of a log group is read for queries that need little. */
class StoredStatisticsTest {

    private static final int EVENTS = 100_000;

    private static Loggia loggia;
    private static long allBlocks;
    private static long allBytes;

    @BeforeAll
    static void appendEvents() {
        loggia = Loggia.inMemory(OrderLog.settings());
        LogGroup group = loggia.group("a");
        for (int number = 0; number < EVENTS; number += 5_000) {
            group.append(events(number, number + 5_000));
            if (number % 25_000 == 0) {
                group.flush();
            }
        }
        allBytes = group.describe().messageBytes();
        allBlocks = run("filter @message like /placed by nobody/").blocksRead();
        assertThat(allBlocks).isGreaterThan(20);
    }

    @AfterAll
    static void close() {
        loggia.close();
    }

    private static Statistics run(String query) {
        return run(loggia.query(query));
    }

    /** What a query looked at; all events were either scanned or skipped. */
    private static Statistics run(QueryRequest query) {
        try (QueryResult result = query.workers(2).run()) {
            result.toList();
            return result.statistics();
        }
    }

    private static void checkAllAreCounted(Statistics statistics) {
        assertThat(statistics.recordsScanned() + statistics.recordsSkipped()).isEqualTo(EVENTS);
        assertThat(statistics.bytesScanned() + statistics.bytesSkipped()).isEqualTo(allBytes);
        assertThat(statistics.sourcesScanned()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields @message | sort @timestamp desc | limit 20",
                "fields @message | limit 20",
                "fields @message | sort @timestamp asc | limit 20",
                "fields @message | filter level = 'ERROR' | limit 20",
            })
    void aFewInOrderOfTimeReadFewBlocks(String query) {
        Statistics statistics = run(query);

        checkAllAreCounted(statistics);
        assertThat(statistics.rows()).isEqualTo(20);
        assertThat(statistics.blocksRead()).isBetween(1L, 6L);
        assertThat(statistics.recordsSkipped()).isGreaterThan(EVENTS * 8 / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats count(*)",
                "stats count(*) by bin(5m)",
                "stats count(*), avg(n), max(n) by level, bin(1h)",
                "stats count(*) by @logStream",
                "filter n < 100 or level = 'ERROR' | stats count(*)",
            })
    void whatColumnsAnswerReadsNoMessages(String query) {
        Statistics statistics = run(query);

        checkAllAreCounted(statistics);
        assertThat(statistics.blocksRead()).isZero();
        assertThat(statistics.recordsScanned()).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter level = 'FATAL'",
                "filter level in ['FATAL', 'DEBUG'] | sort n",
                "filter ispresent(requestId)",
                "filter requestId = 'abc' and n > 10",
                "filter @logStream = 'app' | stats count(*) by bin(1m)",
            })
    void whatNoSegmentHasReadsNothing(String query) {
        Statistics statistics = run(query);

        checkAllAreCounted(statistics);
        assertThat(statistics.blocksRead()).isZero();
        assertThat(statistics.recordsScanned()).isZero();
        assertThat(statistics.recordsMatched()).isZero();
    }

    @Test
    void aTimeRangeReadsItsBlocks() {
        QueryRequest query = loggia.query("filter @message like /order \\d+7 /")
                .since(START.plus(Duration.ofSeconds(40_000)))
                .until(START.plus(Duration.ofSeconds(40_999)));

        Statistics statistics = run(query.rowLimit(0));

        assertThat(statistics.recordsMatched()).isEqualTo(100);
        assertThat(statistics.recordsScanned() + statistics.recordsSkipped()).isEqualTo(1_000);
        assertThat(statistics.blocksRead()).isBetween(1L, allBlocks / 100 + 2);
        assertThat(statistics.found()).get().satisfies(found -> {
            assertThat(found.start()).isEqualTo(START.plusSeconds(40_000).toEpochMilli());
            assertThat(found.end()).isEqualTo(START.plusSeconds(40_999).toEpochMilli());
        });
    }

    @Test
    void messagesAreReadOnlyForRowsThatSurvive() {
        Statistics statistics = run(loggia.query("filter n >= 50000 and n < 50010 | fields @message"));

        checkAllAreCounted(statistics);
        assertThat(statistics.rows()).isEqualTo(10);
        assertThat(statistics.blocksRead()).isBetween(1L, 3L);
    }

    @Test
    void withoutPushDownTheSameIsCounted() {
        Statistics statistics =
                run(loggia.query("filter level = 'ERROR' | stats count(*)").pushDown(false));

        checkAllAreCounted(statistics);
        assertThat(statistics.recordsMatched()).isEqualTo(EVENTS / 10);
    }
}
