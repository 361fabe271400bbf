package dev.loggia.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day, a time of day, or both in any order, with a zone or without. */
final class DayAndTime {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern DATE_T_TIME = Pattern.compile("(?i)^(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})t(?=\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?(am|pm)?(z|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern SPACED_HALF_DAY = Pattern.compile("(?i)(\\d)\\s+([ap]m)\\b");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}(?::?\\d{2})?");

    private final String expression;
    private final Clock clock;
    private @Nullable ZoneId zone;
    private @Nullable String day;
    private @Nullable LocalTime time;
    private boolean last;

    private DayAndTime(String expression, Clock clock) {
        this.expression = expression;
        this.clock = clock;
    }

    /** @param expression as written: names of zones have capitals */
    static Instant resolve(String expression, Clock clock) {
        DayAndTime parts = new DayAndTime(expression, clock);
        String spaced = DATE_T_TIME.matcher(expression).replaceFirst("$1 ");
        for (String word : SPACED_HALF_DAY.matcher(spaced).replaceAll("$1$2").split("\\s+", -1)) {
            parts.take(word);
        }
        return parts.instant();
    }

    private void take(String original) {
        String word = original.toLowerCase(Locale.ROOT);
        Matcher timeOfDay = TIME.matcher(word);
        if (word.equals("last") && day == null && !last) {
            last = true;
        } else if (word.equals("now") || isDay(word)) {
            once(day, "day");
            day = word;
        } else if (timeOfDay.matches() && (timeOfDay.group(2) != null || timeOfDay.group(5) != null)) {
            once(time, "time of day");
            time = time(timeOfDay);
            if (timeOfDay.group(6) != null) {
                takeZone(timeOfDay.group(6));
            }
        } else if (word.equals("noon") || word.equals("midnight")) {
            once(time, "time of day");
            time = word.equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        } else if (time != null || day != null) {
            if (!word.equals("at")) {
                takeZone(original);
            }
        } else {
            throw notATime();
        }
    }

    private static boolean isDay(String word) {
        return word.equals("today")
                || word.equals("yesterday")
                || DATE.matcher(word).matches()
                || weekday(word) != null;
    }

    private LocalTime time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        String half = matcher.group(5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new TimeSyntaxException("\"" + expression + "\" has an hour beyond 12 " + half);
            }
            hour = hour % 12 + (half.equals("pm") ? 12 : 0);
        }
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int nano = matcher.group(4) == null ? 0 : Integer.parseInt((matcher.group(4) + "00000000").substring(0, 9));
        try {
            return LocalTime.of(hour, minute, second, nano);
        } catch (DateTimeException e) {
            throw new TimeSyntaxException("\"" + expression + "\" has no such time of day");
        }
    }

    private void takeZone(String word) {
        once(zone, "zone");
        if (word.equalsIgnoreCase("z") || word.equalsIgnoreCase("utc") || word.equalsIgnoreCase("gmt")) {
            zone = ZoneOffset.UTC;
            return;
        }
        try {
            zone = OFFSET.matcher(word).matches() ? ZoneOffset.of(word) : ZoneId.of(word);
        } catch (DateTimeException e) {
            throw notATime();
        }
    }

    private void once(@Nullable Object earlier, String part) {
        if (earlier != null) {
            throw new TimeSyntaxException("\"" + expression + "\" has more than one " + part);
        }
    }

    private Instant instant() {
        ZoneId in = zone == null ? clock.getZone() : zone;
        if ("now".equals(day)) {
            if (time != null || last) {
                throw notATime();
            }
            return clock.instant();
        }
        LocalDate date = date(LocalDate.ofInstant(clock.instant(), in));
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(in).toInstant();
    }

    private LocalDate date(LocalDate today) {
        if (day == null || day.equals("today") || day.equals("yesterday")) {
            if (last) {
                throw notATime();
            }
            return "yesterday".equals(day) ? today.minusDays(1) : today;
        }
        DayOfWeek weekday = weekday(day);
        if (weekday != null) {
            return today.with(last ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday));
        }
        Matcher matcher = DATE.matcher(day);
        if (last || !matcher.matches()) {
            throw notATime();
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            throw new TimeSyntaxException("\"" + expression + "\" has no such day");
        }
    }

    private static @Nullable DayOfWeek weekday(String word) {
        for (DayOfWeek candidate : DayOfWeek.values()) {
            String name = candidate.name().toLowerCase(Locale.ROOT);
            if (word.equals(name) || word.equals(name.substring(0, 3))) {
                return candidate;
            }
        }
        return null;
    }

    private TimeSyntaxException notATime() {
        return new TimeSyntaxException("\"" + expression + "\" is not a time");
    }
}
