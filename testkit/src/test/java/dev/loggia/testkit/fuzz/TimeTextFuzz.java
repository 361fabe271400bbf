package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.time.TimeExpression;
import dev.loggia.time.TimeSyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Any text as a point in time: it is one of the years 0 to 9999, or refused. */
public final class TimeTextFuzz {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-29T00:30:00Z"), ZoneId.of("Europe/Berlin"));

    private TimeTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Instant instant = TimeExpression.resolve(new String(data, UTF_8), CLOCK);
            int year = instant.atZone(ZoneOffset.UTC).getYear();
            Checks.holds("year " + year, year >= 0 && year <= 9999);
        } catch (TimeSyntaxException e) {
            Checks.holds("message", e.getMessage() != null && !e.getMessage().isBlank());
        }
    }
}
