package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Where the times of a format without years pass New Year, over a range of an input: collected per range, then joined in the
 * input's order, so that the answer does not depend on the ranges.
 */
final class YearSteps {

    private static final long DAY = 86_400_000L;

    /** How much later than the input's own time its events may be, as clocks differ. */
    static final long CLOCK_SLACK = DAY;

    /** Dates that fall back by more than this are of the next year. */
    private static final long FALL_BACK = 30 * DAY;

    /** Lines that are out of order around New Year by less than an hour step back into the old year. */
    private static final long BACK_OVER_NEW_YEAR = 366 * DAY - DAY / 24;

    private long firstTime = LogFormat.NO_TIME;
    private long firstOffset;
    private long lastTime = LogFormat.NO_TIME;
    private long[] offsets = new long[4];
    private int[] years = new int[4];
    private int count;
    private int year;

    /** The next event that has a time. @param offset of the event in the input */
    void add(long time, long offset) {
        if (lastTime == LogFormat.NO_TIME) {
            firstTime = time;
            firstOffset = offset;
        } else {
            step(stepFrom(lastTime, time), offset);
        }
        lastTime = time;
    }

    /** The range that follows this one. */
    void add(YearSteps next) {
        if (next.lastTime == LogFormat.NO_TIME) {
            return;
        }
        add(next.firstTime, next.firstOffset);
        int before = year;
        for (int i = 0; i < next.count; i++) {
            step(before + next.years[i] - year, next.offsets[i]);
        }
        lastTime = next.lastTime;
    }

    /** The last time in the range, of the year 2000, or {@link LogFormat#NO_TIME}. */
    long lastTime() {
        return lastTime;
    }

    /** Years by the last event: its is the latest that lies at or before {@code latest}, earlier ones are counted back. */
    YearMap endingBefore(long latest, ZoneId zone) {
        return lastTime == LogFormat.NO_TIME
                ? map(0, zone)
                : map(YearMap.latestYear(lastTime, latest, zone.getRules()) - year, zone);
    }

    /** Years by the first event: its is the latest that lies at or before {@code latest}, later ones are counted on. */
    YearMap startingBefore(long latest, ZoneId zone) {
        return firstTime == LogFormat.NO_TIME
                ? map(0, zone)
                : map(YearMap.latestYear(firstTime, latest, zone.getRules()), zone);
    }

    /** Years by the event before the range. @param previousTime of the year 2000 */
    YearMap following(long previousTime, int previousYear, ZoneId zone) {
        int first = firstTime == LogFormat.NO_TIME ? previousYear : previousYear + stepFrom(previousTime, firstTime);
        return map(first, zone);
    }

    private static int stepFrom(long previous, long next) {
        if (previous - next > FALL_BACK) {
            return 1;
        }
        return next - previous > BACK_OVER_NEW_YEAR ? -1 : 0;
    }

    private void step(int by, long offset) {
        if (by == 0) {
            return;
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            years = Arrays.copyOf(years, 2 * count);
        }
        year += by;
        offsets[count] = offset;
        years[count] = year;
        count++;
    }

    private YearMap map(int firstYear, ZoneId zone) {
        int[] absolute = new int[count];
        for (int i = 0; i < count; i++) {
            absolute[i] = firstYear + years[i];
        }
        return new YearMap(zone.getRules(), firstYear, Arrays.copyOf(offsets, count), absolute);
    }
}
