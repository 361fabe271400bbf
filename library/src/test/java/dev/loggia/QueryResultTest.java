package dev.loggia;

import static dev.loggia.ResultFormatTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryResultTest {

    private static QueryResult twoRows() {
        return new QueryResult(
                new FakeRun("n", "name")
                        .batch(row(Value.of(1), Value.of("a")))
                        .batch()
                        .batch(row(null, Value.of("b"))),
                ZoneOffset.UTC,
                OpenedSources.none());
    }

    @Test
    void iteratesOverTheRowsOfAllBatches() {
        try (QueryResult result = twoRows()) {
            Iterator<Row> rows = result.iterator();
            assertThat(rows.next()).hasToString("{n=1, name=a}");
            assertThat(rows.next()).hasToString("{name=b}");
            assertThat(rows.hasNext()).isFalse();
            assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void readsItsRowsOnce() {
        try (QueryResult result = twoRows()) {
            assertThat(result.toList()).hasSize(2);
            assertThatThrownBy(result::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closesItsRunWithTheStream() {
        FakeRun run = new FakeRun("a").texts(3, i -> "row " + i);
        try (Stream<Row> rows = new QueryResult(run, ZoneOffset.UTC, OpenedSources.none()).stream()) {
            assertThat(rows.map(row -> row.text("a").orElseThrow())).containsExactly("row 0", "row 1", "row 2");
        }
        assertThat(run.closed()).isTrue();
    }

    @Test
    void endsWhenItIsCancelled() {
        try (QueryResult result = twoRows()) {
            Iterator<Row> rows = result.iterator();
            rows.next();
            result.cancel();
            assertThatThrownBy(rows::next).isInstanceOf(QueryCancelledException.class);
        }
    }

    @Test
    void stopsItsClockWhenTheRowsAreRead() {
        try (QueryResult result = twoRows()) {
            result.toList();
            Statistics statistics = result.statistics();
            assertThat(statistics.elapsed())
                    .isPositive()
                    .isEqualTo(result.statistics().elapsed());
            assertThat(statistics.recordsMatched()).isEqualTo(1);
            assertThat(statistics.bytesTotal()).isEqualTo(9);
            assertThat(statistics.blocksRead()).isEqualTo(10);
            assertThat(statistics.found()).isEmpty();
        }
    }

    @Test
    void convertsValuesAndNeverInventsThem() {
        QueryResult result = new QueryResult(
                new FakeRun("missing", "whole", "decimal", "numeric", "text", "truth", "time", "list")
                        .batch(row(
                                null,
                                Value.of(7),
                                Value.of(0.123456789),
                                Value.of("12.5"),
                                Value.of("x"),
                                Value.TRUE,
                                new Value.Timestamp(1_000),
                                new Value.ListValue(List.of(Value.of(1))))),
                ZoneId.of("Asia/Tokyo"),
                OpenedSources.none());
        Row row = result.toList().getFirst();

        assertThat(row.columns()).hasSize(8).startsWith("missing");
        assertThat(row.columns().stream().map(row::text).map(text -> text.orElse("-")))
                .containsExactly("-", "7", "0.123456789", "12.5", "x", "1", "1970-01-01 09:00:01.000", "[1]");
        assertThat(row.columns().stream().map(row::number))
                .containsExactly(
                        OptionalDouble.empty(),
                        OptionalDouble.of(7),
                        OptionalDouble.of(0.123456789),
                        OptionalDouble.of(12.5),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        OptionalDouble.of(1000),
                        OptionalDouble.empty());
        assertThat(row.columns().stream().map(row::whole))
                .containsExactly(
                        OptionalLong.empty(),
                        OptionalLong.of(7),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(1),
                        OptionalLong.of(1000),
                        OptionalLong.empty());
        assertThat(row.timestamp("time")).contains(Instant.ofEpochMilli(1000));
        assertThat(row.timestamp("whole")).isEmpty();
        assertThat(row.isMissing("missing")).isTrue();
        assertThat(row.isMissing("text")).isFalse();
        assertThat(row.value(1)).contains(Value.of(7));
    }

    @Test
    void saysWhichColumnsThereAreWhenAskedForAnother() {
        Row row = twoRows().toList().getFirst();
        assertThatThrownBy(() -> row.text("nmae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column \"nmae\" among [n, name]");
        assertThatThrownBy(() -> row.text(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column 2: there are 2");
    }
}
