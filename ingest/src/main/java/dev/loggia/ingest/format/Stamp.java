package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampPattern;
import dev.loggia.ingest.timestamp.TimestampValue;

/** Times of one pattern in one zone. */
record Stamp(TimestampPattern pattern, LocalTimeZone zone) {

    /** The time that starts at {@code at}, as {@link LogFormat#time} gives it. @param at -1 for nowhere */
    long timeAt(byte[] buffer, int at, int end) {
        long reading = at < 0 ? Reading.NONE : pattern.read(buffer, at, end);
        return reading == Reading.NONE ? LogFormat.NO_TIME : millis(reading);
    }

    /** What a reading of the pattern means. */
    long millis(long reading) {
        return TimestampValue.millis(reading, pattern, zone);
    }

    boolean lacksYear() {
        return pattern.lacksYear();
    }
}
