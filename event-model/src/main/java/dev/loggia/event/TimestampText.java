package dev.loggia.event;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The printed form of a time, {@code 2026-09-03 14:05:00.000} (section 6.3): no zone mark, always three decimals. */
public final class TimestampText {

    private TimestampText() {}

    /** In UTC. */
    public static String format(long millis) {
        return format(millis, ZoneOffset.UTC);
    }

    /** In a zone. */
    public static String format(long millis, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        StringBuilder text = new StringBuilder(23);
        int year = time.getYear();
        if (year < 0 || year > 9999) {
            text.append(year);
        } else {
            digits(text, year, 1000);
        }
        digits(text.append('-'), time.getMonthValue(), 10);
        digits(text.append('-'), time.getDayOfMonth(), 10);
        digits(text.append(' '), time.getHour(), 10);
        digits(text.append(':'), time.getMinute(), 10);
        digits(text.append(':'), time.getSecond(), 10);
        digits(text.append('.'), time.getNano() / 1_000_000, 100);
        return text.toString();
    }

    private static void digits(StringBuilder text, int number, int highestPlace) {
        for (int place = highestPlace; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }
}
