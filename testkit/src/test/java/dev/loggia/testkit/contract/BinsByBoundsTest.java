package dev.loggia.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.testkit.queryfile.CaseRunner;
import dev.loggia.testkit.queryfile.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups by time need no event's own time where the bounds of its batch tell the bin, and nothing is read that nobody asks for. */
class BinsByBoundsTest {

    private static final int EVENTS = 5000;

    private final QueryOptions options = QueryOptions.standard(0).withWorkers(1);

    /** Events some seconds apart, over half a day. */
    private static long[] times() {
        Random random = new Random(5);
        return LongStream.iterate(
                        1_795_168_812_345L,
                        time -> time + random.nextLong(4) * random.nextInt(3000) * random.nextInt(3))
                .limit(EVENTS)
                .toArray();
    }

    private static SortedEvents events() {
        return new SortedEvents(times(), 700);
    }

    private static long groups(String query, SortedEvents source, QueryOptions options) {
        long rows = 0;
        long counted = 0;
        try (QueryRun run = QueryEngine.run(query, List.of(source), options)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                rows += batch.size();
                for (int row = 0; row < batch.size(); row++) {
                    counted += ((Value.Whole) batch.column("c").value(row)).value();
                }
            }
        }
        assertThat(counted).isEqualTo(EVENTS);
        return rows;
    }

    @Test
    void aCountReadsNothing() {
        SortedEvents source = events();

        assertThat(groups("stats count(*) as c", source, options)).isEqualTo(1);
        assertThat(source.loaded()).isEmpty();
        assertThat(source.request().grid()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats count(*) as c by bin(5m)",
                "stats count(*) as c by bin(1w)",
                "stats count(*) as c by bin(1mo)",
                "stats count(*) as c by datefloor(@timestamp, 10m)",
                "stats count(*) as c by dateceil(@timestamp, 1h)",
                "stats count(*) as c by bin(7m), bin(1h)",
                "fields bin(5m) as t | stats count(*) as c by t",
            })
    void aCountByBinReadsNothing(String query) {
        SortedEvents source = events();

        long groups = groups(query, source, options);

        assertThat(source.loaded()).isEmpty();
        assertThat(groups).isLessThan(source.given().size() + 1);
        assertThat(groups(query, events(), options.withPushDown(false))).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k | stats count(*) as c by bin(5m), k",
                "n | stats sum(n) as s, count(*) as c by bin(1h)",
            })
    void otherKeysAreReadWithoutTheTime(String field, String query) {
        SortedEvents source = events();

        groups(query, source, options);

        assertThat(source.loaded()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats count(*) as c, max(@timestamp) as m by bin(5m)",
                "stats count(*) as c, latest(n) as m by bin(5m)",
                "fields fromMillis(n) as @timestamp | stats count(*) as c by bin(5m)",
                "filter toMillis(@timestamp) > 0 | stats count(*) as c by bin(5m)",
                "stats count(*) as c by @timestamp",
                "sort @timestamp asc | limit 10000 | stats count(*) as c by bin(5m)",
            })
    void noGridWhereTimesAreReadAnyway(String query) {
        SortedEvents source = events();

        groups(query, source, options);

        assertThat(source.request().grid()).isNull();
    }

    @Test
    void withoutPushDownThereIsNoGridAndTimesAreReadAcrossLines() {
        SortedEvents source = events();

        groups("stats count(*) as c by bin(5m)", source, options.withPushDown(false));

        assertThat(source.request().grid()).isNull();
        assertThat(source.loaded()).containsExactly(SystemField.TIMESTAMP);
    }

    @Test
    void aTimeOfTheQuerysOwnIsNotToldByBounds() {
        SortedEvents source = events();

        long groups =
                groups("fields fromMillis(n * 1000) as @timestamp | stats count(*) as c by bin(1h)", source, options);

        assertThat(groups).isEqualTo(2);
        assertThat(source.loaded()).containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void groupsOfSharedDictionariesAreThoseOfTheirTexts(int workers) {
        Map<String, Long> expected = new TreeMap<>();
        IntStream.range(0, 2 * EVENTS)
                .forEach(event ->
                        expected.merge(SortedEvents.key(event % EVENTS) + " " + event % EVENTS % 2, 1L, Long::sum));
        List<EventSource> sources = List.of(events(), events());

        Outcome outcome =
                CaseRunner.run("stats count(*) as c by k, n % 2 as odd", sources, options.withWorkers(workers));

        Map<String, Long> actual = new TreeMap<>();
        for (List<Value> row : ((Outcome.Rows) outcome).rows()) {
            String key = row.get(0) instanceof Value.Text text ? text.text() : "null";
            actual.put(key + " " + ((Value.Whole) row.get(1)).value(), ((Value.Whole) row.get(2)).value());
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats count(*) as c by k",
                "stats count(*) as c, sum(n) as s by k, \"all\" as a",
                "stats count(*) as c by k, bin(10m) as t",
                "stats count(*) as c, avg(n) as s by n",
                "stats count(k) as c, min(n) as s by bin(1mo) as t",
                "stats count(*) as c by n % 3 = 0 as third, k",
                "dedup k | display k, n",
                "filter k = \"key3\" or k like /5/ | stats count(*) as c by k",
            })
    void sameAnswersAsFromMemory(String query) {
        long[] times = times();
        List<LogEvent> events = new ArrayList<>();
        for (int event = 0; event < EVENTS; event++) {
            String key = SortedEvents.key(event) == null ? "" : ",\"k\":\"" + SortedEvents.key(event) + "\"";
            events.add(new LogEvent(times[event], 0, "memory", "", event, "{\"n\":" + event + key + "}"));
        }
        MemoryEventSource memory = MemoryEventSource.of("memory", events);

        Outcome expected = CaseRunner.run(query, List.of(memory), options.withPushDown(false));

        for (int batchRows : new int[] {1, 700, EVENTS}) {
            assertThat(answer(CaseRunner.run(query, List.of(new SortedEvents(times, batchRows)), options)))
                    .as("%d rows in a batch", batchRows)
                    .isEqualTo(answer(expected));
        }
    }

    /** Without what the sources count each in its way. */
    private static List<Object> answer(Outcome outcome) {
        Outcome.Rows rows = (Outcome.Rows) outcome;
        return List.of(
                rows.columns(), rows.rows(), rows.warnings(), rows.statistics().recordsMatched());
    }
}
