package dev.loggia.query.function.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.query.function.FunctionDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates through whole queries: the examples that the functions show of themselves, and corners of the reference. */
class AggregateExamplesTest {

    private static final List<String> ONE_TO_FOUR = List.of("{\"x\":1}", "{\"x\":2}", "{\"x\":3}", "{\"x\":4}");

    static Stream<Arguments> examples() {
        return AggregateFunctions.all().stream()
                .flatMap(definition ->
                        definition.examples().stream().map(example -> Arguments.of(example.call(), example.result())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatItsExampleShows(String call, @Nullable String result) {
        assertThat(stats(call, ONE_TO_FOUR)).isEqualTo(result);
    }

    @Test
    void everyAggregateExplainsItself() {
        assertThat(AggregateFunctions.all())
                .noneMatch(definition -> definition.examples().isEmpty())
                .noneMatch(definition -> definition.guide().result().isEmpty())
                .allMatch(definition -> definition.guide().missing().endsWith("."));
        assertThat(AggregateFunctions.all())
                .extracting(FunctionDefinition::summary)
                .allMatch(summary -> summary.endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // three events, one without f (section 14)
                "count(*)                   | 3",
                "count()                    | 3",
                "count(f)                   | 2",
                "COUNT(f)                   | 2",
                "count_distinct(f)          | 1",
                "countDistinct(nothing)     | 0",
                "count(f = 5)               | 2",
                "sum(f = 1)                 | 2",
                "sum(ispresent(f))          | 2",
                "sum(f)                     | 2",
                "sum(nothing)               | -",
                "avg(nothing)               | -",
                "avg(word)                  | -",
                "min(nothing)               | -",
                "pct(nothing, 50)           | -",
                "stddev(nothing)            | -",
                "values(nothing)            | -",
                "topk(3, nothing)           | -",
                "earliest(nothing)          | -",
                "latest(nothing)            | -",
                "histogram(nothing, 3)      | -",
                "earliest(f)                | 1",
                "latest(word)               | b10",
                "sortsFirst(word)           | b2",
                "sortsLast(word)            | b10",
                "max(word)                  | b10",
                "min(@timestamp)            | 2026-11-20 10:00:00.000",
                "latest(@timestamp)         | 2026-11-20 10:02:00.000",
                "values(word)               | [\"b2\",\"b10\"]",
                "collect_values(word)       | [\"b2\",\"b10\"]",
                "topk(1, word)              | [\"b10\"]",
                "rate(n, 1m)                | 7.5",
                "rate(n, 2m)                | 15",
                "rate(f, 1m)                | 0",
                "rate(once, 1m)             | -",
                "rate(word, 1m)             | -",
                "sum_over_time(n)           | 45",
                "count_over_time(f)         | 2",
                "pct(n, 50)                 | 15",
                "pct(n, 99.9)               | 22.485",
                "variance(n)                | 37.5",
                "histogram(n, 3)            | {\"7.5-12.5\":1,\"12.5-17.5\":1,\"17.5-22.5\":1}",
                "sum(n)/count(*)            | 15",
                "round(avg(n), 2)           | 15",
            })
    void followsTheReference(String call, @Nullable String result) {
        List<String> events = List.of(
                "{\"f\":1,\"word\":\"b10\",\"n\":7.5}",
                "{\"f\":\"1\",\"word\":\"b2\",\"n\":\"15\",\"once\":3}",
                "{\"word\":\"b10\",\"n\":22.5}");

        assertThat(stats(call, events)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pct(x, 101)",
                "pct(x, -1)",
                "pct(x, x)",
                "pct(x, \"p99\")",
                "topk(0, x)",
                "topk(10001, x)",
                "topk(1.5, x)",
                "topk(x, x)",
                "histogram(x, 0)",
                "histogram(x, 10001)",
                "rate(x, 1mo)",
                "rate(x, 0s)",
                "sum()",
                "sum(*)",
                "avg(x, x)"
            })
    void refusesArgumentsThatCannotBe(String call) {
        assertThatThrownBy(() -> stats(call, ONE_TO_FOUR)).isInstanceOf(QueryInvalidException.class);
    }

    @Test
    void histogramAfterByIsTheLowerBoundOfABucket() {
        assertThat(rows("stats count(*) as n by histogram(x, 2) as low", ONE_TO_FOUR))
                .containsExactly(List.of("0", "1"), List.of("2", "2"), List.of("4", "1"));
        assertThat(rows(
                        "stats count(*) as n by histogram(x, 0.1) as low",
                        List.of("{\"x\":0.3}", "{\"x\":0.39}", "{\"x\":-0.05}", "{\"x\":\"text\"}")))
                .containsExactly(List.of("", "1"), List.of("-0.1", "1"), List.of("0.3", "2"));
    }

    private static @Nullable String stats(String call, List<String> messages) {
        String text = rows("stats " + call + " as r", messages).getFirst().getFirst();
        return text.isEmpty() ? null : text;
    }

    /** The printed rows of a query over one event a minute; the same however the events are cut. */
    private static List<List<String>> rows(String query, List<String> messages) {
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            long time = start.plusSeconds(60L * i).toEpochMilli();
            events.add(new LogEvent(time, time, "group", "stream", i, messages.get(i)));
        }
        MemoryEventSource source = MemoryEventSource.of("group", events);
        List<List<String>> rows = rows(query, source, QueryOptions.standard(0).withWorkers(1));
        for (int seed = 0; seed < 5; seed++) {
            QueryOptions options =
                    QueryOptions.standard(0).withWorkers(1 + seed % 3).withPartialsAsBytes(seed % 2 == 0);
            assertThat(rows(query, source.shuffled(seed), options))
                    .as("seed %d", seed)
                    .isEqualTo(rows);
        }
        return rows;
    }

    private static List<List<String>> rows(String query, MemoryEventSource source, QueryOptions options) {
        List<List<String>> rows = new ArrayList<>();
        try (QueryRun run = QueryEngine.run(query, List.of(source), options)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (String column : run.columns()) {
                        Value value = batch.column(column).value(row);
                        cells.add(value == null ? "" : ValueText.printed(value));
                    }
                    rows.add(cells);
                }
            }
        }
        return rows;
    }
}
