package dev.loggia.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.Value;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.query.QueryStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit in order of time ends the reading of what cannot come among its rows, and of nothing else. */
class WantedTimesTest {

    private static final int EVENTS = 1000;
    private static final int BATCH = 10;

    private final QueryOptions options = QueryOptions.standard(0).withWorkers(1);

    /** Events a second apart. */
    private static SortedEvents apart() {
        return new SortedEvents(
                LongStream.range(0, EVENTS).map(event -> event * 1000).toArray(), BATCH);
    }

    private record Answer(List<Value> numbers, List<Diagnostic> warnings, QueryStatistics statistics) {}

    private static Answer run(String query, SortedEvents source, QueryOptions options) {
        List<Value> numbers = new ArrayList<>();
        try (QueryRun run = QueryEngine.run(query + " | display n", List.of(source), options)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    numbers.add(batch.column("n").value(row));
                }
            }
            return new Answer(numbers, run.warnings(), run.statistics());
        }
    }

    private static List<Value> numbers(long... numbers) {
        return Arrays.stream(numbers).<Value>mapToObj(Value::of).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "limit 3; 999; -1",
                "sort @timestamp desc | limit 3; 999; -1",
                "sort @timestamp desc, n asc | limit 3; 999; -1",
                "sort @timestamp asc | limit 3; 0; 1",
            })
    void batchesThatCannotMatterAreNotRead(String query, long first, long step) {
        SortedEvents source = apart();

        Answer answer = run(query, source, options);

        assertThat(answer.numbers).isEqualTo(numbers(first, first + step, first + 2 * step));
        assertThat(source.given()).hasSize(1);
        assertThat(answer.statistics.recordsScanned()).isEqualTo(BATCH);
        assertThat(answer.statistics.recordsSkipped()).isEqualTo(EVENTS - BATCH);
        assertThat(answer.statistics.bytesScanned() + answer.statistics.bytesSkipped())
                .isEqualTo(10 * EVENTS);
        assertThat(answer.statistics.recordsMatched()).isEqualTo(BATCH);
        assertThat(answer.statistics.blocksRead()).isEqualTo(1);
    }

    @Test
    void theLastRowsNarrowFromTheOtherEnd() {
        SortedEvents source = apart();

        assertThat(run("sort @timestamp asc | tail 2", source, options).numbers).isEqualTo(numbers(998, 999));
        assertThat(source.request().order()).isEqualTo(ScanOrder.NEWEST_FIRST);
        assertThat(source.given()).hasSize(1);

        assertThat(run("tail 2", source, options).numbers).isEqualTo(numbers(1, 0));
        assertThat(source.request().order()).isEqualTo(ScanOrder.OLDEST_FIRST);
        assertThat(source.given()).hasSize(2);
    }

    @Test
    void eventsOfTheWorstTimeAreStillWanted() {
        SortedEvents source = new SortedEvents(
                LongStream.range(0, EVENTS).map(event -> event / 50).toArray(), BATCH);

        assertThat(run("sort @timestamp desc, n asc | limit 3", source, options).numbers)
                .isEqualTo(numbers(950, 951, 952));
        assertThat(source.given()).hasSize(5);
    }

    @Test
    void aFilterDelaysTheNarrowing() {
        SortedEvents source = apart();

        assertThat(run("filter n % 100 = 0 | limit 2", source, options).numbers).isEqualTo(numbers(900, 800));
        assertThat(source.given()).hasSize(EVENTS / BATCH - 700 / BATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields fromMillis(0 - n) as @timestamp | sort @timestamp desc | limit 2",
                "sort n asc | limit 2",
                "sort @timestamp asc | dedup n | limit 2",
                "sort @timestamp asc | filter n < 2",
                "dedup n | sort n asc | limit 2",
            })
    void nothingIsLeftOutWhenTheTimeDoesNotDecide(String query) {
        SortedEvents source = apart();

        Answer answer = run(query, source, options);

        assertThat(answer.numbers).isEqualTo(numbers(0, 1));
        assertThat(source.given()).hasSize(EVENTS / BATCH);
        assertThat(answer.statistics.recordsScanned()).isEqualTo(EVENTS);
    }

    @Test
    void nothingIsLeftOutWithoutPushDown() {
        SortedEvents source = apart();

        Answer answer = run("limit 2", source, options.withPushDown(false));

        assertThat(answer.numbers).isEqualTo(numbers(999, 998));
        assertThat(source.request().order()).isEqualTo(ScanOrder.ANY);
        assertThat(answer.statistics.recordsScanned()).isEqualTo(EVENTS);
        assertThat(answer.statistics.recordsMatched()).isEqualTo(EVENTS);
    }

    @Test
    void everyWorkerNarrowsForAll() {
        SortedEvents first = apart();
        SortedEvents second = apart();

        try (QueryRun run = QueryEngine.run("limit 3 | stats count(*) as c", List.of(first, second), options)) {
            Batch batch = run.next();
            assertThat(batch).isNotNull();
            assertThat(batch.column("c").value(0)).isEqualTo(Value.of(3L));
            assertThat(run.statistics().recordsSkipped()).isEqualTo(2 * (EVENTS - BATCH));
        }
        assertThat(first.given()).hasSize(1);
        assertThat(second.given()).isEqualTo(first.given());
    }

    @Test
    void theNumberOfRowsBeforeACutIsToldOnlyWhenItIsKnown() {
        QueryLimits limits = QueryLimits.standard().withRows(20);

        assertThat(messages(run("fields n", apart(), options.withLimits(limits))))
                .containsExactly("the result is cut to its first 20 rows; there are more");
        assertThat(messages(run("fields n", apart(), options.withLimits(limits).withPushDown(false))))
                .containsExactly("the result is cut to its first 20 of 1,000 rows");
        assertThat(messages(run("fields n | sort n", apart(), options.withLimits(limits))))
                .containsExactly("the result is cut to its first 20 of 1,000 rows");
    }

    @Test
    void aLimitThatIsJustReachedIsNoCut() {
        QueryLimits limits = QueryLimits.standard().withRows(20);

        Answer answer = run("filter n >= 980", apart(), options.withLimits(limits));

        assertThat(answer.numbers).hasSize(20);
        assertThat(answer.warnings).isEmpty();
        assertThat(answer.statistics.recordsMatched()).isEqualTo(20);
    }

    private static List<String> messages(Answer answer) {
        assertThat(answer.numbers).hasSize(20);
        return answer.warnings.stream().map(Diagnostic::message).toList();
    }
}
