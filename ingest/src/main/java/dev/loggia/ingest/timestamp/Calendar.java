package dev.loggia.ingest.timestamp;

/** Dates of the Gregorian calendar as numbers. */
final class Calendar {

    static final long MILLIS_PER_DAY = 86_400_000L;

    private static final int FIRST_YEAR = 1970;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private Calendar() {}

    /**
     * Milliseconds from the epoch to a local date and time read as UTC.
     *
     * @param second up to 60: a leap second, accepted in the last minute of an hour or half hour and read as the second after
     * @return {@link Reading#NONE} when there is no such date and time, or it lies before 1970
     */
    static long millis(int year, int month, int day, int hour, int minute, int second, int milli) {
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
            return Reading.NONE;
        }
        return millis(epochDay(year, month, day), hour, minute, second, milli);
    }

    /** The same for the n-th day of a year, from 1. */
    static long millisOfDayOfYear(int year, int dayOfYear, int hour, int minute, int second, int milli) {
        if (year < FIRST_YEAR || dayOfYear < 1 || dayOfYear > (isLeap(year) ? 366 : 365)) {
            return Reading.NONE;
        }
        return millis(epochDay(year, 1, 1) + dayOfYear - 1, hour, minute, second, milli);
    }

    private static long millis(long epochDay, int hour, int minute, int second, int milli) {
        boolean midnight = hour == 24 && (minute | second | milli) == 0;
        boolean leap = second == 60 && minute % 30 == 29;
        if (hour > 23 && !midnight || minute > 59 || second > 59 && !leap) {
            return Reading.NONE;
        }
        return epochDay * MILLIS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000L + milli;
    }

    private static long epochDay(int year, int month, int day) {
        int before = year - 1;
        int leapDays = before / 4 - before / 100 + before / 400 - 477;
        int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        return (year - FIRST_YEAR) * 365L + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
    }

    private static int lengthOfMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
