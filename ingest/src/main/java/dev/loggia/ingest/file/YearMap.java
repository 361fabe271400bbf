package dev.loggia.ingest.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Which year each part of an input is of, for formats whose times lack it.
 *
 * @param zone of the times
 * @param firstYear from the start of the input on
 * @param offsets where the year changes, ascending
 * @param years from that offset on
 */
record YearMap(ZoneRules zone, int firstYear, long[] offsets, int[] years) {

    private static final long DAY = 86_400_000L;
    private static final long JANUARY_2000 = LocalDate.of(2000, 1, 1).toEpochDay() * DAY;
    private static final long MARCH_2000 = LocalDate.of(2000, 3, 1).toEpochDay() * DAY;

    /** The last change at or before an offset, or -1. */
    int changeAt(long offset) {
        int found = Arrays.binarySearch(offsets, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The year after a change; -1 stands for the start of the input. */
    int yearAfter(int change) {
        return change < 0 ? firstYear : years[change];
    }

    /** The year that holds at an offset. */
    int yearAt(long offset) {
        return yearAfter(changeAt(offset));
    }

    /** The latest year in which a time lies at or before {@code latest}. @param time of the year 2000 */
    static int latestYear(long time, long latest, ZoneRules zone) {
        int year = Instant.ofEpochMilli(latest).atOffset(ZoneOffset.UTC).getYear() + 1;
        while (time(time, year, zone) > latest) {
            year--;
        }
        return year;
    }

    /**
     * A time of the year 2000, read as UTC, in a year and a zone. February 29 of a year that has none is March 1.
     *
     * @return milliseconds since the epoch
     */
    static long time(long time, int year, ZoneRules zone) {
        long local = time - JANUARY_2000 + LocalDate.ofYearDay(year, 1).toEpochDay() * DAY;
        if (time >= MARCH_2000 && !Year.isLeap(year)) {
            local -= DAY;
        }
        ZoneOffset offset = zone.isFixedOffset()
                ? zone.getOffset(Instant.EPOCH)
                : zone.getOffset(LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC));
        return local - offset.getTotalSeconds() * 1000L;
    }
}
