package dev.loggia.query.function.scalar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads times by a pattern of {@link DateTimeFormatter}'s letters, names in English and any case. Parts that the pattern lacks are
 * filled in: a missing time is midnight, a missing minute 0, a missing month or day the first; a missing year is the latest in
 * which the date is not after the day that follows the query's, and with no date at all it is the query's day. A zone in the text
 * wins over the one given. Immutable, thread-safe.
 */
final class DatePattern {

    /** Two leap years are at most this many years apart. */
    private static final int LEAP_YEAR_GAP = 8;

    /** Nested optional sections, {@code [[...]]}, cost a stack frame each. */
    private static final int MAXIMUM_LENGTH = 300;

    private final DateTimeFormatter formatter;
    private final Instant queryTime;

    private DatePattern(DateTimeFormatter formatter, Instant queryTime) {
        this.formatter = formatter;
        this.queryTime = queryTime;
    }

    /**
     * Prepares a pattern.
     *
     * @param queryTime milliseconds since the epoch
     * @throws UnusableArgumentException with a message about the pattern, if it is none
     */
    static DatePattern compile(String pattern, long queryTime) {
        if (pattern.length() > MAXIMUM_LENGTH) {
            throw new UnusableArgumentException("a date pattern takes at most " + MAXIMUM_LENGTH + " characters");
        }
        int percent = pattern.indexOf('%');
        if (percent >= 0 && percent + 1 < pattern.length() && Character.isLetter(pattern.charAt(percent + 1))) {
            throw new UnusableArgumentException("this is not a date pattern: " + pattern.substring(percent, percent + 2)
                    + " is a code of formatDate");
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withChronology(IsoChronology.INSTANCE);
            return new DatePattern(formatter, Instant.ofEpochMilli(queryTime));
        } catch (IllegalArgumentException e) {
            throw new UnusableArgumentException("this is not a date pattern: " + e.getMessage());
        }
    }

    /** Milliseconds since the epoch; empty when the text does not match or names no time. */
    OptionalLong parse(String text, ZoneId defaultZone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            ZoneId written = parsed.query(TemporalQueries.zone());
            ZoneId zone = written == null ? defaultZone : written;
            LocalDate today = LocalDate.ofInstant(queryTime, zone);
            ZonedDateTime time = ZonedDateTime.of(
                    date(parsed, today).plus(parsed.query(DateTimeFormatter.parsedExcessDays())), time(parsed), zone);
            return OptionalLong.of(time.toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException noTime) {
            return OptionalLong.empty();
        }
    }

    private static LocalDate date(TemporalAccessor parsed, LocalDate today) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            return date;
        }
        boolean monthWritten = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
        boolean dayWritten = parsed.isSupported(ChronoField.DAY_OF_MONTH);
        int month = monthWritten ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
        int day = dayWritten ? parsed.get(ChronoField.DAY_OF_MONTH) : 1;
        if (parsed.isSupported(ChronoField.YEAR)) {
            return LocalDate.of(parsed.get(ChronoField.YEAR), month, day);
        }
        if (!monthWritten) {
            return dayWritten ? today.withDayOfMonth(day) : today;
        }
        for (int year = today.getYear(); year > today.getYear() - LEAP_YEAR_GAP; year--) {
            boolean exists = day <= LocalDate.of(year, month, 1).lengthOfMonth();
            if (exists && !LocalDate.of(year, month, day).isAfter(today.plusDays(1))) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no year has the day " + month + "-" + day);
    }

    private static LocalTime time(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time != null) {
            return time;
        }
        if (!parsed.isSupported(ChronoField.HOUR_OF_AMPM)) {
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.of(
                parsed.get(ChronoField.HOUR_OF_AMPM),
                parsed.isSupported(ChronoField.MINUTE_OF_HOUR) ? parsed.get(ChronoField.MINUTE_OF_HOUR) : 0,
                parsed.isSupported(ChronoField.SECOND_OF_MINUTE) ? parsed.get(ChronoField.SECOND_OF_MINUTE) : 0,
                parsed.isSupported(ChronoField.NANO_OF_SECOND) ? parsed.get(ChronoField.NANO_OF_SECOND) : 0);
    }
}
