package dev.loggia.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the rules of section 3.14 find in an hour of events, and what they leave alone. */
class AnomalousPatternsTest {

    private static final long START = 1_800_000_000_000L;
    private static final int SECONDS = 3600;

    private final SignatureTable table = new SignatureTable(10_000, TimeHistogram::new);
    private final Random random = new Random(7);

    @Test
    void evenTrafficIsNotUnusual() {
        traffic();
        assertThat(found()).isEmpty();
    }

    @Test
    void aBurst() {
        traffic();
        for (int i = 0; i < 900; i++) {
            add(1200 + i / 10, "cache miss for key " + i);
        }
        assertThat(found()).singleElement().asString().startsWith("unusual frequency: cache miss for key <Number-1>: ");
    }

    @Test
    void burstsThatComeAllTheTimeAreAHabit() {
        traffic();
        for (int second = 0; second < SECONDS; second += 300) {
            for (int i = 0; i < 80; i++) {
                add(second + i / 40, "report line " + i);
            }
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void aGap() {
        traffic();
        for (int second = 0; second < SECONDS; second++) {
            if (second < 2000 || second > 2300) {
                add(second, "payment " + second + " accepted");
            }
        }
        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("unusual frequency: payment <Number-1> accepted: ")
                .contains("usually about");
    }

    @Test
    void aQuietHourOfAllIsNoGapOfOne() {
        for (int second = 0; second < SECONDS; second++) {
            if (second < 2000 || second > 2300) {
                add(second, "payment " + second + " accepted");
                add(second, "request " + second + " served");
            }
        }
        add(2150, "nothing to do");
        assertThat(found()).noneMatch(anomaly -> anomaly.startsWith("unusual frequency"));
    }

    @Test
    void aPatternThatIsNew() {
        traffic();
        for (int i = 0; i < 4; i++) {
            add(3000 + 100 * i, "ERROR disk " + i + " failed");
            add(3000 + 100 * i, "note " + i + " written");
        }
        assertThat(found())
                .containsExactly(
                        "new pattern: ERROR disk <Number-1> failed: first seen when 82% of all events had passed,"
                                + " then 4 events");
    }

    @Test
    void aTokenThatIsNearlyAlwaysTheSame() {
        traffic();
        for (int i = 0; i < 200; i++) {
            add(18 * i, "job 17 ended with code " + (i % 90 == 50 ? 137 : 0));
        }
        assertThat(found())
                .containsExactly("token variation: job <Number-1> ended with code <Number-2>: "
                        + "<Number-2> is \"0\" in 99% of the events, else \"137\" (2)");
    }

    @Test
    void aNumberFarAboveTheOthers() {
        traffic();
        for (int i = 0; i < 200; i++) {
            add(18 * i, "query took " + (i == 120 ? 45_000 : 20 + i % 15) + " us");
        }
        assertThat(found())
                .containsExactly("numeric token: query took <Number-1> us: <Number-1> (after \"took\") is up to 45,000"
                        + " in 1 event, in three of four at most 31");
    }

    @Test
    void errorCodesOfHttp() {
        traffic();
        for (int i = 0; i < 200; i++) {
            add(18 * i, "answered with status " + (i % 40 == 7 ? 503 : i % 2 == 0 ? 200 : 304));
        }
        assertThat(found())
                .containsExactly("HTTP error code: answered with status <Number-1>: "
                        + "<Number-1> is an error in 5 of 200 events (503: 5)");
    }

    private void traffic() {
        for (int i = 0; i < 2 * SECONDS; i++) {
            add(random.nextInt(SECONDS), "user " + random.nextInt(100_000) + " logged in");
        }
    }

    private void add(int second, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        table.add(utf8, 0, utf8.length, START + 1000L * second);
    }

    private List<String> found() {
        List<Clustering.Line> lines = new ArrayList<>();
        table.signatures().forEach(signature -> lines.add(Clustering.line(signature)));
        AnomalousPatterns result = new AnomalousPatterns();
        List<Pattern> patterns = new ArrayList<>();
        Clustering.cluster(lines, () -> {})
                .forEach(cluster -> patterns.add(Pattern.of(cluster, new Lexer(), result.times())));
        return result.rows(patterns, () -> {}).stream()
                .map(row -> text(row, AnomalousPatterns.KIND) + ": " + text(row, Pattern.TEXT) + ": "
                        + text(row, AnomalousPatterns.DESCRIPTION))
                .toList();
    }

    private static String text(PatternResult.Row row, String column) {
        return row.value(column) instanceof Value.Text text ? text.text() : "";
    }
}
