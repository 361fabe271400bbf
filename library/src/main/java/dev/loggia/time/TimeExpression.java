package dev.loggia.time;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time in any of the forms people write. Everything is read in the zone and at the time of a clock that the caller
 * passes:
 *
 * <ul>
 *   <li>{@code now}; {@code 5m}, {@code 2h30m}, {@code 1d 12h}, {@code -90m}, {@code 30 min ago}, {@code 1 hour}: so much before now.
 *       {@code +5m}: after now. Units from {@code ms} to {@code y}; a day is 24 hours, months and years follow the calendar
 *   <li>{@code today}, {@code yesterday}, {@code friday}: the start of the day; of weekdays the latest, today included;
 *       {@code last friday}: today excluded
 *   <li>{@code 13:10}, {@code 2pm}, {@code noon}: today; {@code yesterday 14:00}, {@code 2pm yesterday}, {@code friday at 9am}
 *   <li>{@code 2026-11-20}, {@code 2026-11-20 10:00}, {@code 2026-11-20T10:00:00.123Z}, {@code 2026-11-20 10:00 +02:00}: ISO dates and
 *       times, with a zone after the time where it is not the clock's
 *   <li>{@code 1763632800}: seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size
 * </ul>
 *
 * A date without a time is the first moment of that day, whether the range starts or ends there.
 */
public final class TimeExpression {

    /** The accepted forms, for messages and help. */
    public static final String ACCEPTED_FORMS =
            "30m, 2h30m, 1d, \"2h ago\", now, today, \"yesterday 14:00\", friday, 13:10, 2pm, 2026-11-20, "
                    + "\"2026-11-20 10:00\", 2026-11-20T10:00:00Z, or seconds or milliseconds since 1970";

    private static final Pattern EPOCH = Pattern.compile("@?(\\d{1,19})(\\.\\d{1,9})?");

    /** Smaller numbers of seconds are years before 1973, and more likely an amount whose unit was forgotten. */
    private static final long SMALLEST_EPOCH = 100_000_000L;

    private static final long EPOCH_MILLIS = 100_000_000_000L;
    private static final long EPOCH_MICROS = 100_000_000_000_000L;
    private static final long EPOCH_NANOS = 100_000_000_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeExpression() {}

    /**
     * The point in time that a text names.
     *
     * @param clock what time it is, and the zone of times that do not name one
     * @throws TimeSyntaxException when it names none
     */
    public static Instant resolve(String text, Clock clock) {
        String expression = text.strip();
        if (expression.isEmpty()) {
            throw new TimeSyntaxException("an empty text is not a time");
        }
        try {
            Matcher epoch = EPOCH.matcher(expression);
            Instant instant = epoch.matches() ? epoch(expression, epoch) : dateOrAmount(expression, clock);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException | ArithmeticException outOfRange) {
            // Told below.
        }
        throw new TimeSyntaxException("\"" + expression + "\" is beyond the years 0 to 9999");
    }

    private static Instant dateOrAmount(String expression, Clock clock) {
        Optional<Instant> relative = RelativeTime.resolve(expression.toLowerCase(Locale.ROOT), clock);
        return relative.isPresent() ? relative.get() : DayAndTime.resolve(expression, clock);
    }

    private static Instant epoch(String expression, Matcher matcher) {
        long number = new BigDecimal(matcher.group(1)).longValueExact();
        if (number < SMALLEST_EPOCH && !expression.startsWith("@")) {
            throw new TimeSyntaxException("\"" + expression + "\" has no unit: write " + expression + "m for minutes, "
                    + expression + "h for hours");
        }
        BigDecimal exact = new BigDecimal(expression.startsWith("@") ? expression.substring(1) : expression);
        int power = number < EPOCH_MILLIS ? 3 : number < EPOCH_MICROS ? 0 : number < EPOCH_NANOS ? -3 : -6;
        return Instant.ofEpochMilli(exact.scaleByPowerOfTen(power).longValue());
    }
}
