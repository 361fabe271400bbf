package dev.loggia.query.function;

import dev.loggia.grammar.tree.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoField;

/**
 * The boundaries that cut time into bins of one period, in UTC (section 4.3 of the language reference):
 *
 * <ul>
 *   <li>milliseconds to days: multiples of the period from the epoch;
 *   <li>weeks: begin on Monday; bins of several weeks count from the week of the epoch, which began on 1969-12-29;
 *   <li>months, quarters, years: those of the calendar; bins of several count from January of the year 0, so that
 *       {@code 2mo} begins in January, March, ..., and {@code 10y} in 2020.
 * </ul>
 *
 * All times are milliseconds since the epoch, before it negative. Boundaries beyond 64 bits become the first or last
 * millisecond there is. Immutable, thread-safe.
 */
public final class TimeBins {

    /** The longest calendar period, 100 million years: all of a 64-bit time fits in a few. */
    static final long MAXIMUM_MONTHS = 1_200_000_000;

    private static final long DAY = 86_400_000;
    private static final long EPOCH_WEEK = -3 * DAY;

    /** In milliseconds; 0 when the calendar decides. */
    private final long length;

    /** Where the first boundary after the epoch lies, at least 0 and below {@code length}. */
    private final long phase;

    /** 0 when the length is fixed. */
    private final long months;

    private TimeBins(long length, long phase, long months) {
        this.length = length;
        this.phase = phase;
        this.months = months;
    }

    /**
     * The bins of a period, whose count is taken as it is.
     *
     * @throws IllegalArgumentException if the count is 0, or so large that the length leaves 64 bits; see {@link #supports}
     */
    public static TimeBins of(Period period) {
        if (!supports(period)) {
            throw new IllegalArgumentException("no bins of " + period);
        }
        long count = period.count();
        return switch (period.unit()) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY ->
                new TimeBins(count * period.unit().millis(), 0, 0);
            case WEEK -> new TimeBins(7 * DAY * count, Math.floorMod(EPOCH_WEEK, 7 * DAY * count), 0);
            case MONTH -> new TimeBins(0, 0, count);
            case QUARTER -> new TimeBins(0, 0, 3 * count);
            case YEAR -> new TimeBins(0, 0, 12 * count);
        };
    }

    /** Whether there are bins of a period: its count is neither 0 nor beyond all time. */
    public static boolean supports(Period period) {
        long longest = switch (period.unit()) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK ->
                Long.MAX_VALUE / period.unit().millis();
            case MONTH -> MAXIMUM_MONTHS;
            case QUARTER -> MAXIMUM_MONTHS / 3;
            case YEAR -> MAXIMUM_MONTHS / 12;
        };
        return period.count() > 0 && period.count() <= longest;
    }

    /** The last boundary at or before a time. */
    public long floor(long millis) {
        if (length == 0) {
            return startOfMonth(monthFloor(millis));
        }
        long boundary = millis - sinceBoundary(millis);
        return boundary <= millis ? boundary : Long.MIN_VALUE;
    }

    /** The first boundary at or after a time. */
    public long ceil(long millis) {
        long floor = floor(millis);
        return floor == millis ? millis : next(floor);
    }

    /** The first boundary after a time. */
    public long next(long millis) {
        if (length == 0) {
            return startOfMonth(monthFloor(millis) + months);
        }
        long boundary = millis + (length - sinceBoundary(millis));
        return boundary > millis ? boundary : Long.MAX_VALUE;
    }

    /** Adds the length where the remainder is negative, without a branch: this runs once an event. */
    private long sinceBoundary(long millis) {
        long remainder = millis % length;
        remainder += length & (remainder >> 63);
        remainder -= phase;
        return remainder + (length & (remainder >> 63));
    }

    /** The month in which the bin of a time begins, counted from January of the year 0. */
    private long monthFloor(long millis) {
        long month = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY)).getLong(ChronoField.PROLEPTIC_MONTH);
        return month - Math.floorMod(month, months);
    }

    private static long startOfMonth(long month) {
        long day = LocalDate.of((int) Math.floorDiv(month, 12), 1 + Math.floorMod(month, 12), 1)
                .toEpochDay();
        if (Math.abs(day) > Long.MAX_VALUE / DAY) {
            return day < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return day * DAY;
    }
}
