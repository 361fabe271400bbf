package dev.loggia.query.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code relevantfields} over more events than its samples take (section 3.15). */
class RelevantFieldsTest {

    private static final int EVENTS = 20_000;

    /** Leaves room for 1,024 events a side. */
    private static final long MEMORY = 64L << 20;

    private static final String QUERY = "relevantfields where status = 500";

    private static final Pattern SHARES =
            Pattern.compile("in about ([0-9.]+)% of matching events, ([0-9.]+)% of the others");

    private static final MemoryEventSource SOURCE = MemoryEventSource.of("test", events());

    /** One in four fails; of these 60 in 100 are of host 7, of the others 10 in 100; ids are unique, and what user says is chance. */
    private static List<LogEvent> events() {
        Random random = new Random(7);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            boolean fails = i % 4 == 0;
            int host = random.nextInt(100) < (fails ? 60 : 10) ? 7 : random.nextInt(6);
            long took = Math.round((fails ? 400 : 100) * (0.5 + random.nextDouble()));
            String message = "{\"id\":\"" + Long.toHexString(random.nextLong()) + "\",\"status\":" + (fails ? 500 : 200)
                    + ",\"host\":\"h" + host + "\",\"took\":" + took + ",\"user\":\"u" + random.nextInt(50) + "\"}";
            events.add(new LogEvent(1_000L * i, 0, "", "s", i, message));
        }
        return events;
    }

    /** A row's cells are joined by a bar. */
    private static List<String> rows(MemoryEventSource source, int workers) {
        QueryOptions options = QueryOptions.standard(0)
                .withLimits(QueryLimits.standard().withMemory(MEMORY))
                .withPartialsAsBytes(workers > 1)
                .withWorkers(workers);
        List<String> rows = new ArrayList<>();
        try (QueryRun run = QueryEngine.run(QUERY, List.of(source), options)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (String column : run.columns()) {
                        Value value = batch.column(column).value(row);
                        cells.add(value == null ? "-" : ValueText.printed(value));
                    }
                    rows.add(String.join("|", cells));
                }
            }
        }
        return rows;
    }

    @Test
    void samplesAreNearTheWhole() {
        List<String> rows = rows(SOURCE, 1);

        assertThat(rows).hasSizeGreaterThanOrEqualTo(2);
        assertThat(rows.get(0)).startsWith("took|").contains("took is above ");
        assertThat(rows.get(1)).startsWith("host|").contains("host is h7 in about ");
        assertThat(rows).noneMatch(row -> row.startsWith("id|"));
        Matcher shares = SHARES.matcher(rows.get(1));
        assertThat(shares.find()).isTrue();
        assertThat(Double.parseDouble(shares.group(1))).isCloseTo(60, within(5.0));
        assertThat(Double.parseDouble(shares.group(2))).isCloseTo(10, within(3.0));
        assertThat(rows.subList(2, rows.size()))
                .as("what is chance")
                .allMatch(row -> Double.parseDouble(row.split("\\|", 3)[1]) < 0.05);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSampleDependsOnNeitherWorkersNorBatches(long seed) {
        assertThat(rows(SOURCE.shuffled(seed), 3)).isEqualTo(rows(SOURCE, 1));
    }
}
