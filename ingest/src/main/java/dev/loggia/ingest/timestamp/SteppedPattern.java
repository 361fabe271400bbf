package dev.loggia.ingest.timestamp;

import static dev.loggia.ingest.timestamp.Step.argument;

/** A pattern as a list of steps that are run over the bytes. Made by {@link TimestampPatternBuilder}. */
final class SteppedPattern implements TimestampPattern {

    /** Year-less times are read in this year, which has a 29th of February. */
    private static final int LEAP_YEAR = 2000;

    private final int[] steps;
    private final boolean lacksYear;

    SteppedPattern(int[] steps, boolean lacksYear) {
        this.steps = steps;
        this.lacksYear = lacksYear;
    }

    @Override
    public boolean lacksYear() {
        return lacksYear;
    }

    @Override
    public long read(byte[] buffer, int at, int end) {
        int p = at;
        int year = LEAP_YEAR;
        int month = 1;
        int day = 1;
        int dayOfYear = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int milli = 0;
        int half = -1;
        int zone = ZoneMark.NONE;
        long epoch = Reading.NONE;
        for (int step : steps) {
            switch (Step.kind(step)) {
                case Step.SEVERITY_LETTER -> {
                    if (p >= end || !Step.isSeverityLetter(buffer[p])) {
                        return Reading.NONE;
                    }
                    p++;
                }
                case Step.LITERAL -> {
                    if (p >= end || buffer[p] != (byte) argument(step)) {
                        return Reading.NONE;
                    }
                    p++;
                }
                case Step.DATE -> {
                    year = Digits.four(buffer, p, end);
                    if (year < 0 || p + 8 > end || !Step.isSeparator(argument(step), buffer[p + 4])) {
                        return Reading.NONE;
                    }
                    byte separator = buffer[p + 4];
                    month = Digits.oneOrTwo(buffer, p + 5, end);
                    p += Digits.at(buffer, p + 6, end) ? 7 : 6;
                    if (month < 0 || p >= end || buffer[p] != separator) {
                        return Reading.NONE;
                    }
                    day = Digits.oneOrTwo(buffer, p + 1, end);
                    p += Digits.at(buffer, p + 2, end) ? 3 : 2;
                    if (day < 0) {
                        return Reading.NONE;
                    }
                }
                case Step.GAP -> {
                    int after = Step.afterGap(buffer, p, end);
                    if (after == p) {
                        return Reading.NONE;
                    }
                    p = after;
                }
                case Step.CLOCK -> {
                    int flags = argument(step);
                    byte colon = (byte) ((flags & Step.DOTTED) != 0 ? '.' : ':');
                    hour = Digits.oneOrTwo(buffer, p, end);
                    p += Digits.at(buffer, p + 1, end) ? 2 : 1;
                    if (hour < 0 || p >= end || buffer[p] != colon) {
                        return Reading.NONE;
                    }
                    minute = Step.sixtieth(buffer, p + 1, end, flags);
                    if (minute < 0) {
                        return Reading.NONE;
                    }
                    p += Digits.at(buffer, p + 2, end) ? 3 : 2;
                    if (p >= end || buffer[p] != colon || !Digits.at(buffer, p + 1, end)) {
                        if ((flags & Step.SECONDS_OPTIONAL) == 0) {
                            return Reading.NONE;
                        }
                        continue;
                    }
                    second = Step.sixtieth(buffer, p + 1, end, flags);
                    if (second < 0) {
                        return Reading.NONE;
                    }
                    p += Digits.at(buffer, p + 2, end) ? 3 : 2;
                    int start = Step.fractionStart(flags, buffer, p, end);
                    if (start >= 0) {
                        int width = Digits.run(buffer, start, end);
                        milli = Digits.millis(buffer, start, width);
                        p = start + width;
                    }
                }
                case Step.BLANKS -> {
                    int after = Step.skipBlanks(buffer, p, end);
                    if (after == p) {
                        return Reading.NONE;
                    }
                    p = after;
                }
                case Step.OPTIONAL_BLANKS -> p = Step.skipBlanks(buffer, p, end);
                case Step.YEAR, Step.YEAR_OF_CENTURY -> {
                    int width = Step.width(step, buffer, p, end);
                    year = Digits.exactly(buffer, p, end, width);
                    if (width == 0 || year < 0) {
                        return Reading.NONE;
                    }
                    if (width == 2) {
                        year += year < 70 ? 2000 : 1900;
                    }
                    p += width;
                }
                case Step.MONTH, Step.DAY, Step.HOUR, Step.MINUTE, Step.SECOND, Step.DAY_OF_YEAR -> {
                    int width = Step.width(step, buffer, p, end);
                    if (width == 0) {
                        return Reading.NONE;
                    }
                    int number = Digits.exactly(buffer, p, end, width);
                    p += width;
                    switch (Step.kind(step)) {
                        case Step.MONTH -> month = number;
                        case Step.DAY -> day = number;
                        case Step.HOUR -> hour = number;
                        case Step.MINUTE -> minute = number;
                        case Step.SECOND -> second = number;
                        default -> dayOfYear = Math.max(number, 1);
                    }
                }
                case Step.FRACTION -> {
                    int width = Step.width(step, buffer, p, end);
                    if (width == 0) {
                        return Reading.NONE;
                    }
                    milli = Digits.millis(buffer, p, width);
                    p += width;
                }
                case Step.OPTIONAL_FRACTION -> {
                    int start = Step.fractionStart(argument(step), buffer, p, end);
                    if (start >= 0) {
                        int width = Digits.run(buffer, start, end);
                        milli = Digits.millis(buffer, start, width);
                        p = start + width;
                    }
                }
                case Step.MONTH_NAME -> {
                    month = Names.month(buffer, p, end);
                    if (month == 0) {
                        return Reading.NONE;
                    }
                    p += Names.monthWidth(month, buffer, p, end);
                }
                case Step.WEEKDAY -> {
                    int width = Names.weekdayWidth(buffer, p, end);
                    if (width == 0) {
                        return Reading.NONE;
                    }
                    p += width;
                }
                case Step.OPTIONAL_WEEKDAY -> p = Step.skipWeekday(buffer, p, end);
                case Step.HALF_OF_DAY -> {
                    half = Names.halfOfDay(buffer, p, end);
                    if (half < 0) {
                        return Reading.NONE;
                    }
                    p += 2;
                }
                case Step.OPTIONAL_HALF_OF_DAY -> {
                    int after = Step.skipBlanks(buffer, p, end);
                    half = Names.halfOfDay(buffer, after, end);
                    p = half < 0 ? p : after + 2;
                }
                case Step.ZONE -> {
                    zone = ZoneMark.read(buffer, p, end);
                    if (zone == ZoneMark.NONE) {
                        return Reading.NONE;
                    }
                    p += ZoneMark.width(zone);
                }
                case Step.OPTIONAL_ZONE -> {
                    int after = Step.skipBlanks(buffer, p, end);
                    zone = after == p ? ZoneMark.read(buffer, p, end) : ZoneMark.readAfterBlanks(buffer, after, end);
                    p = zone == ZoneMark.NONE ? p : after + ZoneMark.width(zone);
                }
                case Step.EPOCH -> {
                    int width = EpochNumber.width(buffer, p, end);
                    epoch = EpochNumber.millis(buffer, p, p + width, argument(step));
                    if (epoch == Reading.NONE) {
                        return Reading.NONE;
                    }
                    p += width;
                }
                case Step.FOLLOWED_BY -> {
                    if (!Step.isFollowedBy(argument(step), buffer, p, end)) {
                        return Reading.NONE;
                    }
                }
                default -> throw new IllegalStateException("no such step: " + step);
            }
        }
        if (epoch != Reading.NONE) {
            return Reading.of(epoch, true, p - at);
        }
        if (half >= 0) {
            if (hour < 1 || hour > 12) {
                return Reading.NONE;
            }
            hour = hour % 12 + 12 * half;
        }
        long local = dayOfYear > 0
                ? Calendar.millisOfDayOfYear(year, dayOfYear, hour, minute, second, milli)
                : Calendar.millis(year, month, day, hour, minute, second, milli);
        if (local == Reading.NONE || zone == ZoneMark.NONE || lacksYear) {
            return local == Reading.NONE ? Reading.NONE : Reading.of(local, false, p - at);
        }
        return Reading.of(local - ZoneMark.minutes(zone) * 60_000L, true, p - at);
    }
}
