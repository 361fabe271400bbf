package dev.loggia.ingest.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way of reading ISO 8601 gives what the steps give, and both what java.time gives. */
final class IsoPatternTest {

    private static final long SEED = 8601;
    private static final String[] FRACTIONS = {"", ".1", ",12", ".123", ".123456789"};
    private static final String[] ENDS = {"", "Z", " text", "+0130", " -0500 x", ",x", "Zx", "5", " UTC]", "\t", "-12:"
    };

    private final TimestampPattern steps = new TimestampPatternBuilder()
            .date(Step.DASH | Step.SLASH | Step.DOT)
            .gap()
            .clock(Step.SECONDS_OPTIONAL)
            .optionalZone()
            .followedBy(Step.NO_DIGIT)
            .build();
    private final TimestampPattern iso = TimestampLayouts.ISO.pattern();

    @Test
    void agreesWithTheStepsOnWhateverBytes() {
        RandomGenerator random = new Random(SEED);
        System.out.println("seed " + SEED);
        String odd = "0123456789-/:.,TZ +x\0[~";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(stamp(random, random.nextInt(3)))
                    .append(FRACTIONS[random.nextInt(FRACTIONS.length)])
                    .append(ENDS[random.nextInt(ENDS.length)]);
            for (int change = random.nextInt(3); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), odd.charAt(random.nextInt(odd.length())));
            }
            byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.ISO_8859_1);
            int end = bytes.length - 1 - (random.nextInt(5) == 0 ? random.nextInt(text.length()) : 0);
            assertThat(iso.read(bytes, 1, end)).as("%s", text).isEqualTo(steps.read(bytes, 1, end));
        }
    }

    @Test
    void agreesWithJavaTime() {
        RandomGenerator random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(random.nextLong(7_000_000_000L), 0, ZoneOffset.UTC);
            byte[] bytes = (time.withSecond(7) + "Z").getBytes(StandardCharsets.US_ASCII);
            long reading = iso.read(bytes, 0, bytes.length);
            assertThat(Reading.millis(reading))
                    .as("%s", time)
                    .isEqualTo(time.withSecond(7).toInstant(ZoneOffset.UTC).toEpochMilli());
            assertThat(Reading.zoned(reading)).isTrue();
            assertThat(Reading.length(reading)).isEqualTo(bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "6429-10-23T00:00:00Z", "9999-12-31T23:59:59Z"})
    void readsTheWholeRangeOfYears(String time) {
        long reading = iso.read(time.getBytes(StandardCharsets.US_ASCII), 0, time.length());
        assertThat(Reading.millis(reading)).isEqualTo(Instant.parse(time).toEpochMilli());
        assertThat(Reading.length(reading)).isEqualTo(time.length());
    }

    private static String stamp(RandomGenerator random, int kind) {
        String separator = kind == 2 ? "/" : "-";
        return "%04d%s%02d%s%02d%s%02d:%02d:%02d"
                .formatted(
                        1968 + random.nextInt(140),
                        separator,
                        random.nextInt(14),
                        separator,
                        random.nextInt(33),
                        kind == 0 ? "T" : " ",
                        random.nextInt(26),
                        random.nextInt(62),
                        random.nextInt(62));
    }
}
