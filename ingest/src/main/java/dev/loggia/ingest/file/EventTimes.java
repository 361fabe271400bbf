package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives every event of a run its {@code @timestamp}: the event's own, else that of the event before, else the first one
 * of the input, else the input's. Asked in the input's order, by one thread.
 */
final class EventTimes {

    private final long inputTime;
    private final long firstTime;
    private final @Nullable YearMap years;
    private final LongSupplier timeBefore;

    private long previous = LogFormat.NO_TIME;
    private boolean knowsPrevious;
    private long lastOwn = LogFormat.NO_TIME;
    private int change;
    private long nextChange = Long.MIN_VALUE;
    private int year;
    private long inherited;
    private long fromLater;
    private long fromInput;

    /**
     * @param inputTime modification time of the file, or the time of reading a pipe
     * @param firstTime the first one that is known to follow, or {@link LogFormat#NO_TIME}
     * @param years for formats that lack the year
     * @param timeBefore the time of the event before the run, or {@link LogFormat#NO_TIME}; asked at most once, when needed
     */
    EventTimes(long inputTime, long firstTime, @Nullable YearMap years, LongSupplier timeBefore) {
        this.inputTime = inputTime;
        this.firstTime = firstTime;
        this.years = years;
        this.timeBefore = timeBefore;
    }

    /** The time of the cursor's event, milliseconds since the epoch. @param base offset of the cursor's first byte */
    long of(EventCursor cursor, long base) {
        if (cursor.isPiece()) {
            long time = previous();
            return time == LogFormat.NO_TIME ? withoutAnyBefore() : time;
        }
        long own = cursor.ownTime();
        if (own == LogFormat.NO_TIME) {
            long time = previous();
            if (time == LogFormat.NO_TIME) {
                fromLater += firstTime == LogFormat.NO_TIME ? 0 : 1;
                fromInput += firstTime == LogFormat.NO_TIME ? 1 : 0;
                return withoutAnyBefore();
            }
            inherited++;
            return time;
        }
        lastOwn = own;
        knowsPrevious = true;
        previous = years == null ? own : inYear(own, base + cursor.start(), years);
        return previous;
    }

    /** The last time that an event had of its own so far, in the run or before it, or {@link LogFormat#NO_TIME}. */
    long lastTime() {
        return previous();
    }

    /** The last event's own time so far as its format gave it, or {@link LogFormat#NO_TIME}. */
    long lastOwn() {
        return lastOwn;
    }

    /** Events that took the time of the one before, since this was asked last. */
    long takeInherited() {
        long count = inherited;
        inherited = 0;
        return count;
    }

    /** Events that took the first time that follows, since this was asked last. */
    long takeFromLater() {
        long count = fromLater;
        fromLater = 0;
        return count;
    }

    /** Events that took the input's time, since this was asked last. */
    long takeFromInput() {
        long count = fromInput;
        fromInput = 0;
        return count;
    }

    private long withoutAnyBefore() {
        return firstTime == LogFormat.NO_TIME ? inputTime : firstTime;
    }

    private long previous() {
        if (!knowsPrevious) {
            previous = timeBefore.getAsLong();
            knowsPrevious = true;
        }
        return previous;
    }

    private long inYear(long own, long offset, YearMap map) {
        if (offset >= nextChange) {
            change = map.changeAt(offset);
            year = map.yearAfter(change);
            nextChange = change + 1 < map.offsets().length ? map.offsets()[change + 1] : Long.MAX_VALUE;
        }
        return YearMap.time(own, year, map.zone());
    }
}
