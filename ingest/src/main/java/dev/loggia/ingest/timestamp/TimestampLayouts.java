package dev.loggia.ingest.timestamp;

import static dev.loggia.ingest.timestamp.Step.COLON_FRACTION;
import static dev.loggia.ingest.timestamp.Step.DASH;
import static dev.loggia.ingest.timestamp.Step.DOT;
import static dev.loggia.ingest.timestamp.Step.DOTTED;
import static dev.loggia.ingest.timestamp.Step.LEVEL;
import static dev.loggia.ingest.timestamp.Step.LOGCAT;
import static dev.loggia.ingest.timestamp.Step.NO_DIGIT;
import static dev.loggia.ingest.timestamp.Step.SECONDS_OPTIONAL;
import static dev.loggia.ingest.timestamp.Step.SLASH;
import static dev.loggia.ingest.timestamp.Step.UNMARKED;
import static dev.loggia.ingest.timestamp.Step.UNPADDED;

import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import java.util.ArrayList;
import java.util.List;

/** The known ways of writing a time, the most telling first. */
public final class TimestampLayouts {

    /** ISO 8601 and what log4j, logback, Python, Go, nginx and databases make of it; with a zone or without. */
    public static final TimestampLayout ISO = new TimestampLayout(
            "2026-01-02T03:04:05.678Z",
            new IsoPattern(start().date(DASH | SLASH | DOT)
                    .gap()
                    .clock(SECONDS_OPTIONAL)
                    .optionalZone()
                    .followedBy(NO_DIGIT)
                    .build()),
            Evidence.SELF_EVIDENT);

    /** RFC 3164. */
    public static final TimestampLayout SYSLOG = layout(
            "Jan  2 03:04:05",
            Evidence.LACKS_YEAR,
            start().optionalWeekday().then(monthNameDay()).blanks().clock(0));

    /** Common log format. */
    public static final TimestampLayout ACCESS = selfEvident(
            "02/Jan/2026:03:04:05 +0000", dayMonthNameYear('/').gap().clock(0).optionalZone());

    /** C's {@code ctime}, also with microseconds as in Apache's error log, or with a zone before the year. */
    public static final TimestampLayout CTIME = selfEvident(
            "Fri Jan  2 03:04:05 2026",
            start().optionalWeekday()
                    .then(monthNameDay())
                    .blanks()
                    .clock(0)
                    .optionalZone()
                    .blanks()
                    .year());

    /** Cisco's, and some syslog senders'. */
    public static final TimestampLayout MONTH_DAY_YEAR = selfEvident(
            "Jan 2 2026 03:04:05",
            start().optionalWeekday().then(monthNameDay()).blanks().year().gap().then(clockOfDay()));

    /** A time of day without a date: it tells where events start, not when they were. */
    public static final TimestampLayout CLOCK_ONLY = layout("03:04:05.678", Evidence.LACKS_YEAR, start().clock(0));

    /** Seconds, milliseconds, microseconds or nanoseconds since the epoch. */
    public static final TimestampLayout EPOCH =
            new TimestampLayout("1767323045.678", new EpochPattern(), Evidence.EPOCH);

    private static final List<TimestampLayout> SELF_EVIDENT = List.of(
            ISO,
            ACCESS,
            CTIME,
            MONTH_DAY_YEAR,
            selfEvident("02 Jan 2026 03:04:05", dayMonthNameYear(' ').gap().then(clockOfDay())),
            selfEvident("02-Jan-2026 03:04:05.678", dayMonthNameYear('-').gap().then(clockOfDay())),
            selfEvident(
                    "Jan 2, 2026 3:04:05 PM",
                    start().optionalWeekday()
                            .then(monthNameDay())
                            .literal(",")
                            .blanks()
                            .year()
                            .gap()
                            .then(clockOfDay())),
            selfEvident("2026-Jan-02 03:04:05", yearMonthNameDay('-').gap().then(clockOfDay())),
            selfEvident("2026 Jan 02 03:04:05", yearMonthNameDay(' ').gap().then(clockOfDay())),
            selfEvident(
                    "2026-01-02-03.04.05.678901",
                    start().date(DASH | DOT).gap().clock(DOTTED).optionalZone()),
            selfEvident(
                    "20260102-03:04:05:678",
                    compactDate().gap().clock(UNPADDED | COLON_FRACTION).optionalZone()),
            selfEvident(
                    "20260102T030405Z",
                    compactDate().literal("T").then(compactClock(0)).optionalZone()),
            selfEvident(
                    "2026-01-02 time=03:04:05",
                    start().date(DASH).literal(" time=").clock(0)),
            selfEvident(
                    "02.01.2026 03:04:05",
                    numbers(Step.DAY, '.', Step.MONTH).literal(".").year().gap().then(clockOfDay())),
            selfEvident(
                    "26/01/02 03:04:05 INFO",
                    start().twoDigitYear()
                            .literal("/")
                            .then(numbers(Step.MONTH, '/', Step.DAY))
                            .blanks()
                            .clock(0)
                            .followedBy(LEVEL)));

    private static final List<TimestampLayout> YEARLESS = List.of(
            SYSLOG,
            layout(
                    "I0102 03:04:05.678901",
                    Evidence.LACKS_YEAR,
                    start().severityLetter()
                            .number(Step.MONTH, 2, 2)
                            .number(Step.DAY, 2, 2)
                            .blanks()
                            .clock(0)),
            layout(
                    "01-02 03:04:05.678 (logcat)",
                    Evidence.LACKS_YEAR,
                    numbers(Step.MONTH, '-', Step.DAY).blanks().clock(0).followedBy(LOGCAT)));

    private static final List<TimestampLayout> FOUR_DIGIT_YEARS = List.of(
            digits("20260102 030405", compactDate().gap().then(compactClock(0)).optionalZone()),
            digits(
                    "20260102030405678",
                    compactDate().then(compactClock(UNMARKED)).optionalZone()));

    private static final List<TimestampLayout> TWO_DIGIT_YEARS = List.of(
            digits("260102 030405", compactTwoDigitDate().blanks().then(compactClock(0))),
            digits("260102 03:04:05", compactTwoDigitDate().blanks().clock(0)));

    private static final List<List<TimestampLayout>> RIVALS = List.of(
            fourDigitYear('/'),
            fourDigitYear('-'),
            twoDigitYear('/'),
            twoDigitYear('-'),
            twoDigitYear('.'),
            noYear('/'),
            noYear('-'),
            noYear('.'));

    private static final List<TimestampLayout> ALL = all();
    private static final List<TimestampLayout> VALUES = values();

    private TimestampLayouts() {}

    /** All of them. */
    public static List<TimestampLayout> known() {
        return ALL;
    }

    /** Those that have a year and can be told from a single value that is known to be a time. */
    public static List<TimestampLayout> ofValues() {
        return VALUES;
    }

    /** The layouts that read the same digits in another order. */
    public static List<TimestampLayout> rivalsOf(TimestampLayout layout) {
        for (List<TimestampLayout> group : RIVALS) {
            if (group.contains(layout)) {
                List<TimestampLayout> rivals = new ArrayList<>(group);
                rivals.remove(layout);
                return rivals;
            }
        }
        return List.of();
    }

    private static List<TimestampLayout> all() {
        List<TimestampLayout> all = new ArrayList<>(SELF_EVIDENT);
        all.addAll(YEARLESS);
        all.addAll(FOUR_DIGIT_YEARS);
        all.addAll(TWO_DIGIT_YEARS);
        for (List<TimestampLayout> group : RIVALS) {
            all.addAll(group);
        }
        all.add(EPOCH);
        return List.copyOf(all);
    }

    private static List<TimestampLayout> values() {
        List<TimestampLayout> values = new ArrayList<>(SELF_EVIDENT);
        values.addAll(FOUR_DIGIT_YEARS);
        values.add(EPOCH);
        return List.copyOf(values);
    }

    private static List<TimestampLayout> fourDigitYear(char separator) {
        return List.of(
                order(
                        "02/01/2026 03:04:05 (day first)".replace('/', separator),
                        numbers(Step.DAY, separator, Step.MONTH)
                                .literal(separator)
                                .year()
                                .gap()
                                .then(clockOfDay())),
                order(
                        "01/02/2026 03:04:05 (month first)".replace('/', separator),
                        numbers(Step.MONTH, separator, Step.DAY)
                                .literal(separator)
                                .year()
                                .gap()
                                .then(clockOfDay())));
    }

    private static List<TimestampLayout> twoDigitYear(char separator) {
        return List.of(
                order(
                        "26/01/02 03:04:05 (year first)".replace('/', separator),
                        start().twoDigitYear()
                                .literal(separator)
                                .then(numbers(Step.MONTH, separator, Step.DAY))
                                .gap()
                                .then(clockOfDay())),
                order(
                        "02/01/26 03:04:05 (day first)".replace('/', separator),
                        numbers(Step.DAY, separator, Step.MONTH)
                                .literal(separator)
                                .twoDigitYear()
                                .gap()
                                .then(clockOfDay())),
                order(
                        "01/02/26 03:04:05 (month first)".replace('/', separator),
                        numbers(Step.MONTH, separator, Step.DAY)
                                .literal(separator)
                                .twoDigitYear()
                                .gap()
                                .then(clockOfDay())));
    }

    private static List<TimestampLayout> noYear(char separator) {
        return List.of(
                order(
                        "01/02 03:04:05 (month first)".replace('/', separator),
                        numbers(Step.MONTH, separator, Step.DAY).gap().clock(0)),
                order(
                        "02/01 03:04:05 (day first)".replace('/', separator),
                        numbers(Step.DAY, separator, Step.MONTH).gap().clock(0)));
    }

    private static TimestampPatternBuilder start() {
        return new TimestampPatternBuilder();
    }

    private static TimestampPatternBuilder numbers(int first, char separator, int second) {
        return start().number(first, 1, 2).literal(separator).number(second, 1, 2);
    }

    private static TimestampPatternBuilder monthNameDay() {
        return start().monthName().blanks().number(Step.DAY, 1, 2);
    }

    private static TimestampPatternBuilder dayMonthNameYear(char separator) {
        return start().optionalWeekday()
                .number(Step.DAY, 1, 2)
                .separator(separator)
                .monthName()
                .separator(separator)
                .yearOfAnyLength();
    }

    private static TimestampPatternBuilder yearMonthNameDay(char separator) {
        return start().year()
                .separator(separator)
                .monthName()
                .separator(separator)
                .number(Step.DAY, 1, 2);
    }

    private static TimestampPatternBuilder compactDate() {
        return start().year().number(Step.MONTH, 2, 2).number(Step.DAY, 2, 2);
    }

    private static TimestampPatternBuilder compactTwoDigitDate() {
        return start().twoDigitYear().number(Step.MONTH, 2, 2).number(Step.DAY, 2, 2);
    }

    /** @param flags {@link Step#UNMARKED} or 0 */
    private static TimestampPatternBuilder compactClock(int flags) {
        return start().number(Step.HOUR, 2, 2)
                .number(Step.MINUTE, 2, 2)
                .number(Step.SECOND, 2, 2)
                .optionalFraction(flags);
    }

    private static TimestampPatternBuilder clockOfDay() {
        return start().clock(SECONDS_OPTIONAL).optionalHalfOfDay().optionalZone();
    }

    private static TimestampLayout selfEvident(String example, TimestampPatternBuilder pattern) {
        return layout(example, Evidence.SELF_EVIDENT, pattern);
    }

    private static TimestampLayout digits(String example, TimestampPatternBuilder pattern) {
        return layout(example, Evidence.DIGITS, pattern);
    }

    private static TimestampLayout order(String example, TimestampPatternBuilder pattern) {
        return layout(example, Evidence.ORDER_FROM_SAMPLE, pattern);
    }

    private static TimestampLayout layout(String example, Evidence evidence, TimestampPatternBuilder pattern) {
        return new TimestampLayout(example, pattern.followedBy(NO_DIGIT).build(), evidence);
    }
}
