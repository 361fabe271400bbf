package dev.loggia.ingest.timestamp;

/** The parts of a user's format, read from left to right. */
final class FormatParts {

    private final TimestampPatternBuilder steps = new TimestampPatternBuilder();
    private boolean month;
    private boolean day;
    private boolean dayOfYear;
    private boolean year;
    private boolean epoch;
    private boolean halfOfDay;
    private boolean hourOfDay;
    private boolean hourOfHalf;

    TimestampPatternBuilder steps() {
        return steps;
    }

    void year() {
        year = true;
        steps.year();
    }

    void twoDigitYear() {
        year = true;
        steps.twoDigitYear();
    }

    void month(int least) {
        month = true;
        steps.number(Step.MONTH, least, 2);
    }

    void monthName() {
        month = true;
        steps.monthName();
    }

    void day(int least) {
        day = true;
        steps.number(Step.DAY, least, 2);
    }

    void dayOfYear(int least) {
        dayOfYear = true;
        steps.number(Step.DAY_OF_YEAR, least, 3);
    }

    void hourOfDay(int least) {
        hourOfDay = true;
        steps.number(Step.HOUR, least, 2);
    }

    void hourOfHalf(int least) {
        hourOfHalf = true;
        steps.number(Step.HOUR, least, 2);
    }

    void minute(int least) {
        steps.number(Step.MINUTE, least, 2);
    }

    void second(int least) {
        steps.number(Step.SECOND, least, 2);
    }

    void fraction(int least, int greatest) {
        steps.number(Step.FRACTION, least, greatest);
    }

    void halfOfDay() {
        halfOfDay = true;
        steps.halfOfDay();
    }

    void epoch(int unit) {
        epoch = true;
        steps.epoch(unit);
    }

    /** @throws TimestampFormatException when the parts do not make a date and a time of day */
    TimestampPattern pattern(String format) {
        if (!epoch) {
            check(
                    month && day || year && dayOfYear,
                    format,
                    "the format has no " + (month ? "day" : day ? "month" : "date"),
                    "a month and a day, a year and a day of the year, or seconds since the epoch",
                    "an example is yyyy-MM-dd HH:mm:ss, or %Y-%m-%d %H:%M:%S");
            check(
                    !hourOfHalf || halfOfDay,
                    format,
                    "hours of half a day without AM or PM",
                    "a (or %p) beside h (or %I)",
                    "hours from 0 to 23 are H, or %H");
            check(
                    !(halfOfDay && hourOfDay),
                    format,
                    "AM or PM with hours from 0 to 23",
                    "h (or %I) beside a (or %p)",
                    "hours from 1 to 12 are h, or %I");
        }
        return steps.followedBy(Step.NO_DIGIT).build();
    }

    private static void check(boolean condition, String format, String message, String expected, String hint) {
        if (!condition) {
            throw new TimestampFormatException(format, format.length(), message, expected, hint);
        }
    }
}
