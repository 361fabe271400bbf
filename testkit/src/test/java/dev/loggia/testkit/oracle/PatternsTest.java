package dev.loggia.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.JsonText;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Query;
import dev.loggia.regex.Regex;
import dev.loggia.testkit.queryfile.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code pattern}, {@code diff}, {@code logcompare}, {@code anomaly} and {@code relevantfields} have no naive answer: here all ways to ask
 * must agree to the last character, and the answers keep what their sections say of them. Counts come from the oracle.
 *
 * <p>Takes {@code -Doracle.count} and {@code -Doracle.seed} as {@link OracleTest} does.
 */
class PatternsTest {

    private static final int COUNT = Integer.getInteger("oracle.count", 400) / 4;
    private static final long SEED = Long.getLong("oracle.seed", System.nanoTime() & 0xFFFFFFF);
    private static final long QUERY_TIME = 1_795_176_000_000L;
    private static final int MAXIMUM_NESTING = 500;
    private static final String PATTERN_COLUMNS =
            "@pattern, @sampleCount, @ratio, @severityLabel, @PatternId, @regexString, @tokens, @logSamples";
    private static final String DIFFERENCE_COLUMNS =
            "@pattern, @sampleCount, @previousSampleCount, @diffEventCount, @diffDescription, @severityLabel, @regexString";

    @TempDir
    Path files;

    @Test
    void patternsFollowTheirRules() throws IOException {
        System.out.printf("patterns: %d trials from -Doracle.seed=%d%n", COUNT, SEED);
        int answersWithRows = 0;
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            OracleInput input = RandomPatterns.input(random, QUERY_TIME);
            if (new Trial(seed, input, random).check()) {
                answersWithRows++;
            }
        }
        assertThat(answersWithRows).as("answers that have rows at all").isGreaterThanOrEqualTo(COUNT / 3);
    }

    /** One query in all its ways. */
    private final class Trial {
        private final long seed;
        private final OracleInput input;
        private final Random random;
        private final String prefix;
        private String query = "";
        private Outcome.@Nullable Rows first;

        Trial(long seed, OracleInput input, Random random) {
            this.seed = seed;
            this.input = input;
            this.random = random;
            this.prefix = RandomPatterns.prefix(random);
        }

        /** Whether there were rows. */
        boolean check() throws IOException {
            boolean ranged = !input.range().equals(TimeRange.ALL);
            switch (random.nextInt(ranged ? 5 : 3)) {
                case 0 -> pattern();
                case 1 -> anomaly();
                case 2 -> relevantFields();
                case 3 -> diff();
                default -> logcompare();
            }
            return !rows().isEmpty();
        }

        private void ask(String stages) throws IOException {
            query = prefix + stages;
            new Ways(input, query, seed, random).run(files, (outcome, how) -> {
                assertThat(outcome).as(name(how)).isInstanceOf(Outcome.Rows.class);
                Outcome.Rows rows = (Outcome.Rows) outcome;
                if (first == null) {
                    first = rows;
                }
                assertThat(rows.rows()).as(name(how)).isEqualTo(first.rows());
                assertThat(rows.columns()).as(name(how)).isEqualTo(first.columns());
            });
        }

        private String name(String how) {
            return "-Doracle.seed=" + seed + " -Doracle.count=4: " + query + " (" + how + ")";
        }

        private List<List<@Nullable Value>> rows() {
            return first == null ? List.of() : first.rows();
        }

        /** The cells of a column. */
        private List<@Nullable Value> column(String name) {
            int index = first == null ? -1 : first.columns().indexOf(name);
            List<@Nullable Value> cells = new ArrayList<>();
            rows().forEach(row -> cells.add(row.get(index)));
            return cells;
        }

        private List<Double> numbers(String name) {
            return column(name).stream()
                    .map(cell -> cell instanceof Value.Number number
                            ? number.asDouble()
                            : Double.parseDouble(String.valueOf(OracleValues.text(cell))))
                    .toList();
        }

        private double sum(String name) {
            return numbers(name).stream().mapToDouble(Double::doubleValue).sum();
        }

        /** How many events have a field after the first stages, by the oracle. @param range the events to search */
        private double count(String field, TimeRange range) {
            String text = prefix + "stats count(" + field + ") as n";
            Query counting = QueryParser.parse(text, MAXIMUM_NESTING).query();
            assertThat(counting).isNotNull();
            OracleInput ofRange =
                    new OracleInput(input.standard(), input.groups(), input.tables(), range, input.queryTime());
            List<List<@Nullable Value>> answer =
                    Oracle.answer(text, counting, ofRange).rows();
            return answer.isEmpty() || !(answer.getFirst().getFirst() instanceof Value.Number number)
                    ? 0
                    : number.asDouble();
        }

        private String field() {
            return random.nextInt(3) == 0 ? "user" : "@message";
        }

        private void pattern() throws IOException {
            String field = field();
            ask("pattern " + field + " | display " + PATTERN_COLUMNS);
            double total = count(field, input.range());
            assertThat(sum("@sampleCount")).as(name("events")).isEqualTo(total);
            assertThat(numbers("@sampleCount")).as(name("order")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(column("@pattern")).as(name("patterns")).doesNotHaveDuplicates();
            for (int row = 0; row < rows().size(); row++) {
                double ratio = numbers("@ratio").get(row);
                double share = numbers("@sampleCount").get(row) / total;
                assertThat(Math.abs(ratio - share)).as(name("ratio")).isLessThanOrEqualTo(0.0051);
                Regex regex = Regex.compile(
                        String.valueOf(OracleValues.text(column("@regexString").get(row))));
                String samples =
                        String.valueOf(OracleValues.text(column("@logSamples").get(row)));
                assertThat(JsonText.parse(samples)).isInstanceOf(Value.ListValue.class);
                for (Value sample : ((Value.ListValue) JsonText.parse(samples)).elements()) {
                    String text = String.valueOf(OracleValues.text(sample));
                    assertThat(regex.find(text))
                            .as("%s: %s in %s", name("sample"), regex, text)
                            .isTrue();
                }
            }
        }

        private void anomaly() throws IOException {
            ask("pattern @message | anomaly");
            double total = count("@message", input.range());
            for (double score : column("@anomalyScore").isEmpty() ? List.<Double>of() : numbers("@anomalyScore")) {
                assertThat(score).as(name("score")).isBetween(0.0, 1.0);
            }
            for (double count : numbers("@sampleCount")) {
                assertThat(count).as(name("count")).isBetween(1.0, total);
            }
            assertThat(column("@anomalyKind").stream().map(OracleValues::text))
                    .as(name("kind"))
                    .isSubsetOf(
                            "unusual frequency", "new pattern", "token variation", "numeric token", "HTTP error code");
        }

        private void diff() throws IOException {
            ask("diff | display " + DIFFERENCE_COLUMNS);
            TimeRange range = input.range();
            long length = range.end() - range.start() + 1;
            checkDifference(new TimeRange(range.start() - length, range.start() - 1));
        }

        private void logcompare() throws IOException {
            int minutes = 1 + random.nextInt(30);
            ask("logcompare timeshift " + minutes + "m | display " + DIFFERENCE_COLUMNS);
            TimeRange range = input.range();
            long shift = minutes * 60_000L;
            checkDifference(new TimeRange(range.start() - shift, range.end() - shift));
        }

        private void checkDifference(TimeRange before) {
            assertThat(sum("@sampleCount")).as(name("events")).isEqualTo(count("@message", input.range()));
            assertThat(sum("@previousSampleCount")).as(name("events before")).isEqualTo(count("@message", before));
            assertThat(column("@pattern")).as(name("patterns")).doesNotHaveDuplicates();
            for (int row = 0; row < rows().size(); row++) {
                double now = numbers("@sampleCount").get(row);
                double previous = numbers("@previousSampleCount").get(row);
                assertThat(numbers("@diffEventCount").get(row))
                        .as(name("difference"))
                        .isEqualTo(now - previous);
                String description = String.valueOf(
                        OracleValues.text(column("@diffDescription").get(row)));
                assertThat(description.startsWith("new")).as(name(description)).isEqualTo(previous == 0);
                assertThat(description.startsWith("gone")).as(name(description)).isEqualTo(now == 0);
            }
        }

        private void relevantFields() throws IOException {
            String fields = List.of("", "", "user, ms ", "status ").get(random.nextInt(4));
            ask("relevantfields " + fields + "where "
                    + List.of("status = 500", "ms > 500", "user = \"ann\"", "@message like \"ERROR\"")
                            .get(random.nextInt(4)));
            assertThat(column("@fieldName")).as(name("fields")).doesNotHaveDuplicates();
            for (double score : numbers("@relevanceScore")) {
                assertThat(score).as(name("score")).isBetween(0.0, 1.0);
            }
            assertThat(numbers("@relevanceScore"))
                    .as(name("order"))
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    }
}
