package dev.loggia.ingest.timestamp;

import java.util.List;

/**
 * Reads a value that is a time as a whole, as JSON and logfmt have them: a number since the epoch, or a text in one of several
 * layouts. Immutable, thread-safe.
 */
public final class TimestampValue {

    private final TimestampPattern[] patterns;
    private final LocalTimeZone zone;

    /**
     * @param patterns in the order they are tried; with a year all of them, or none
     * @param zone of times that do not name one
     */
    public TimestampValue(List<TimestampPattern> patterns, LocalTimeZone zone) {
        this.patterns = patterns.toArray(TimestampPattern[]::new);
        this.zone = zone;
    }

    /** Milliseconds since the epoch, or in the year 2000 when the patterns lack a year; {@link Reading#NONE} for any other text. */
    public long millis(byte[] buffer, int start, int end) {
        for (TimestampPattern pattern : patterns) {
            long reading = readWhole(pattern, buffer, start, end);
            if (reading != Reading.NONE) {
                return millis(reading, pattern, zone);
            }
        }
        return Reading.NONE;
    }

    /** The same for a time that ends where a blank or the end follows. */
    public long millisBeforeBlank(byte[] buffer, int start, int end) {
        for (TimestampPattern pattern : patterns) {
            long reading = readBeforeBlank(pattern, buffer, start, end);
            if (reading != Reading.NONE) {
                return millis(reading, pattern, zone);
            }
        }
        return Reading.NONE;
    }

    /** What a reading means in a zone: see {@link #millis(byte[], int, int)}. */
    public static long millis(long reading, TimestampPattern pattern, LocalTimeZone zone) {
        long millis = Reading.millis(reading);
        return Reading.zoned(reading) || pattern.lacksYear() ? millis : zone.toEpochMillis(millis);
    }

    /** Reads a time that ends where a blank or the end follows. */
    public static long readBeforeBlank(TimestampPattern pattern, byte[] buffer, int start, int end) {
        long reading = pattern.read(buffer, start, end);
        int after = start + Reading.length(reading);
        return reading != Reading.NONE && (after >= end || buffer[after] == ' ' || buffer[after] == '\t')
                ? reading
                : Reading.NONE;
    }

    /** Reads a text that is one time as a whole: blanks around it and a zone's name in brackets after it do not count. */
    public static long readWhole(TimestampPattern pattern, byte[] buffer, int start, int end) {
        int first = Step.skipBlanks(buffer, start, end);
        long reading = pattern.read(buffer, first, end);
        if (reading == Reading.NONE) {
            return Reading.NONE;
        }
        int after = first + Reading.length(reading);
        if (after < end && buffer[after] == '[' && buffer[end - 1] == ']') {
            return reading;
        }
        return Step.skipBlanks(buffer, after, end) == end ? reading : Reading.NONE;
    }
}
