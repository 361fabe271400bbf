package dev.loggia.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.testkit.queryfile.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine against the oracle on generated queries over generated events: split at random, with several workers, with push-down and
 * without, in memory, over files and over stored log groups.
 *
 * <p>{@code -Doracle.count=N} tries more queries, {@code -Doracle.seed=N} repeats from a seed that a failure named.
 */
class OracleTest {

    private static final int COUNT = Integer.getInteger("oracle.count", 400);
    private static final long SEED = Long.getLong("oracle.seed", System.nanoTime() & 0xFFFFFFF);
    private static final long QUERY_TIME = 1_795_176_000_000L;
    private static final int MAXIMUM_NESTING = 500;
    private static final int MOST_FAILURES = 40;
    private static final int PROGRESS = 1000;
    private static final double TOLERANCE = 1e-9;

    @TempDir
    Path files;

    @Test
    void engineAnswersLikeTheOracle() throws IOException {
        System.out.printf("oracle: %d trials from -Doracle.seed=%d%n", COUNT, SEED);
        List<String> failures = new ArrayList<>();
        int answersWithRows = 0;
        for (long seed = SEED; seed < SEED + COUNT && failures.size() < MOST_FAILURES; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            OracleInput input = RandomInputs.next(random, QUERY_TIME);
            String query = RandomQueries.next(random, !input.range().equals(TimeRange.ALL));
            try {
                if (check(new Trial(seed, input, query), random)) {
                    answersWithRows++;
                }
            } catch (AssertionError | RuntimeException e) {
                failures.add("repeat with -Doracle.seed=" + seed + " -Doracle.count=1\n" + query + "\n" + e);
                System.out.println(failures.getLast());
            }
            if ((seed - SEED + 1) % PROGRESS == 0) {
                System.out.printf("oracle: seeds %d to %d tried, %d disagreements%n", SEED, seed, failures.size());
            }
        }
        assertThat(failures).as("disagreements").isEmpty();
        assertThat(answersWithRows).as("answers that have rows at all").isGreaterThanOrEqualTo(COUNT / 3);
    }

    /** A query and what it is asked over. */
    private record Trial(long seed, OracleInput input, String query) {}

    /** Whether the answer had rows. */
    private boolean check(Trial trial, Random random) throws IOException {
        ParseResult parsed = QueryParser.parse(trial.query, MAXIMUM_NESTING);
        assertThat(parsed.diagnostics()).as(trial.query).isEmpty();
        assertThat(parsed.query()).isNotNull();
        String printed = QueryParser.print(parsed.query());
        ParseResult again = QueryParser.parse(printed, MAXIMUM_NESTING);
        assertThat(again.query()).as(printed).isNotNull();
        assertThat(QueryParser.print(again.query())).isEqualTo(printed);

        Oracle.Answer answer = Oracle.answer(trial.query, parsed.query(), trial.input);
        new Ways(trial.input, trial.query, trial.seed, random)
                .run(files, (outcome, how) -> compare(trial, answer, outcome, how));
        return !answer.rows().isEmpty();
    }

    private static void compare(Trial trial, Oracle.Answer expected, Outcome actual, String how) {
        if (!(actual instanceof Outcome.Rows rows)) {
            fail("was refused: %s", actual);
            return;
        }
        if (!rows.columns().equals(expected.columns()) || !agree(expected.rows(), rows.rows())) {
            fail(
                    "%s%n%s%noracle: %d rows %s%nengine: %d rows %s%n%s",
                    how,
                    COUNT == 1 ? Trials.text(trial.input) : "",
                    expected.rows().size(),
                    expected.columns(),
                    rows.rows().size(),
                    rows.columns(),
                    difference(expected.rows(), rows.rows()));
        }
    }

    private static String difference(List<List<@Nullable Value>> expected, List<List<@Nullable Value>> actual) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < Math.max(expected.size(), actual.size()); row++) {
            List<List<@Nullable Value>> a = row < expected.size() ? List.of(expected.get(row)) : List.of();
            List<List<@Nullable Value>> b = row < actual.size() ? List.of(actual.get(row)) : List.of();
            if (COUNT == 1 || !agree(a, b)) {
                text.append(row).append(" oracle: ").append(text(a)).append('\n');
                text.append(row).append(" engine: ").append(text(b)).append('\n');
                if (COUNT > 1) {
                    break;
                }
            }
        }
        return text.toString();
    }

    private static boolean agree(List<List<@Nullable Value>> expected, List<List<@Nullable Value>> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int row = 0; row < expected.size(); row++) {
            for (int i = 0; i < expected.get(row).size(); i++) {
                if (!agree(expected.get(row).get(i), actual.get(row).get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean agree(@Nullable Value expected, @Nullable Value actual) {
        if (expected instanceof Value.Number a && actual instanceof Value.Number b) {
            return Math.abs(a.asDouble() - b.asDouble()) <= TOLERANCE * Math.abs(a.asDouble());
        }
        return expected == null ? actual == null : expected.equals(actual);
    }

    private static String text(List<List<@Nullable Value>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value ->
                                value == null ? "-" : value.getClass().getSimpleName() + " " + ValueText.exact(value))
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }
}
