package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Chance and the clock of one invented log. */
final class Pace {

    private static final long DAY = 86_400_000;
    private static final long INCIDENT_START = (14 * 60 + 5) * 60_000L;
    private static final long INCIDENT_END = (14 * 60 + 20) * 60_000L;

    private final Random random;
    private final long meanGap;
    private long now;

    Pace(long seed, long start, long meanGap) {
        if (meanGap < 1) {
            throw new IllegalArgumentException("events are at least a millisecond apart, not " + meanGap);
        }
        this.random = new Random(seed);
        this.meanGap = meanGap;
        this.now = start;
    }

    /** Moves the clock on to the next event: gaps are short at noon and long at midnight. */
    void step() {
        double hour = Math.floorMod(now, DAY) / 3_600_000.0;
        double load = 1 - 0.8 * Math.cos(Math.PI * hour / 12);
        now += Math.round(-Math.log(1 - random.nextDouble()) * meanGap / load);
    }

    /** An event that happens now. */
    LogEvent event(String message) {
        return LogEvent.of(Instant.ofEpochMilli(now), message);
    }

    ZonedDateTime time() {
        return Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC);
    }

    static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** Whether the payment provider is down. */
    boolean incident() {
        long timeOfDay = Math.floorMod(now, DAY);
        return timeOfDay >= INCIDENT_START && timeOfDay < INCIDENT_END;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to {@code bound} exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, both inclusive. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** One of them, the earlier the likelier. */
    <T> T skewed(List<T> choices) {
        double position = random.nextDouble();
        return choices.get((int) (position * position * choices.size()));
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A duration in milliseconds with a long tail. */
    int latency(int median) {
        return (int) Math.max(1, Math.round(median * Math.exp(random.nextGaussian() * 0.7)));
    }

    /** An address set aside for documentation. */
    String address() {
        return skewed(List.of("192.0.2.", "198.51.100.", "203.0.113."))
                + (1 + (int) (254 * Math.pow(random.nextDouble(), 3)));
    }
}
