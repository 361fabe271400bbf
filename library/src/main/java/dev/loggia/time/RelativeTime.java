package dev.loggia.time;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of time before now, or after it with a plus sign. */
final class RelativeTime {

    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([a-zµ]+)(?:\\s*,\\s*|\\s+and\\s+|\\s+)?");
    private static final Pattern WHOLE =
            Pattern.compile("(?<sign>[+-]?)\\s*(?<amounts>\\d[\\d.]*\\s*[a-zµ].*?)(?<ago>\\s*\\bago)?");

    private RelativeTime() {}

    /** The time, or nothing when the text is not of this form at all. @param text in lower case, without surrounding blanks */
    static Optional<Instant> resolve(String text, Clock clock) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        boolean later = whole.group("sign").equals("+");
        if (later && whole.group("ago") != null) {
            throw new TimeSyntaxException("\"" + text + "\" is both after now and ago");
        }
        String amounts = whole.group("amounts");
        ZonedDateTime time = clock.instant().atZone(clock.getZone());
        Matcher amount = AMOUNT.matcher(amounts);
        int at = 0;
        while (at < amounts.length()) {
            if (!amount.find(at) || amount.start() != at) {
                return Optional.empty();
            }
            Optional<ZonedDateTime> moved = move(time, new BigDecimal(amount.group(1)), amount.group(2), later);
            if (moved.isEmpty()) {
                if (amount.group(2).equals("am") || amount.group(2).equals("pm")) {
                    return Optional.empty();
                }
                throw new TimeSyntaxException(
                        "\"" + amount.group(2) + "\" is not a unit of time: write ms, s, m, h, d, w, mo or y");
            }
            time = moved.get();
            at = amount.end();
        }
        return Optional.of(time.toInstant());
    }

    private static Optional<ZonedDateTime> move(ZonedDateTime from, BigDecimal amount, String unit, boolean later) {
        long milliseconds = switch (unit) {
            case "ms", "msec", "msecs", "millisecond", "milliseconds" -> 1;
            case "s", "sec", "secs", "second", "seconds" -> 1_000;
            case "m", "min", "mins", "minute", "minutes" -> 60_000;
            case "h", "hr", "hrs", "hour", "hours" -> 3_600_000;
            case "d", "day", "days" -> 86_400_000;
            case "w", "wk", "wks", "week", "weeks" -> 604_800_000;
            default -> 0;
        };
        if (milliseconds > 0) {
            Duration duration = Duration.ofMillis(
                    amount.multiply(BigDecimal.valueOf(milliseconds)).longValue());
            return Optional.of(later ? from.plus(duration) : from.minus(duration));
        }
        int months = switch (unit) {
            case "mo", "mos", "mon", "mons", "month", "months" -> 1;
            case "q", "qtr", "qtrs", "quarter", "quarters" -> 3;
            case "y", "yr", "yrs", "year", "years" -> 12;
            default -> 0;
        };
        if (months == 0) {
            return Optional.empty();
        }
        if (amount.stripTrailingZeros().scale() > 0) {
            throw new TimeSyntaxException(
                    "\"" + amount + " " + unit + "\" is not a whole number: months and years cannot be divided");
        }
        long count = amount.longValueExact() * months;
        return Optional.of(from.plusMonths(later ? count : -count));
    }
}
