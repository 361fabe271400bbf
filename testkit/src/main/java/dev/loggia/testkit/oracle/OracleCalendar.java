package dev.loggia.testkit.oracle;

import dev.loggia.grammar.tree.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Boundaries of periods, UTC (section 4.3). */
final class OracleCalendar {

    /** A Monday. */
    private static final long FIRST_WEEK = 4 * 86_400_000L;

    private OracleCalendar() {}

    static long floor(long millis, Period period) {
        return switch (period.unit()) {
            case MONTH -> month(millis, period.count(), 0);
            case QUARTER -> month(millis, 3 * period.count(), 0);
            case YEAR -> month(millis, 12 * period.count(), 0);
            case WEEK ->
                millis
                        - Math.floorMod(
                                millis - FIRST_WEEK,
                                period.count() * period.unit().millis());
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY ->
                millis - Math.floorMod(millis, period.count() * period.unit().millis());
        };
    }

    static long ceil(long millis, Period period) {
        long floor = floor(millis, period);
        if (floor == millis) {
            return millis;
        }
        return switch (period.unit()) {
            case MONTH -> month(millis, period.count(), 1);
            case QUARTER -> month(millis, 3 * period.count(), 1);
            case YEAR -> month(millis, 12 * period.count(), 1);
            case WEEK, MILLISECOND, SECOND, MINUTE, HOUR, DAY ->
                floor + period.count() * period.unit().millis();
        };
    }

    /** The first of the months counted in steps from January of the year 0, so many steps on. */
    private static long month(long millis, long step, long steps) {
        LocalDate date = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
        long months = date.getYear() * 12L + date.getMonthValue() - 1;
        long first = months - Math.floorMod(months, step) + steps * step;
        return LocalDate.of((int) Math.floorDiv(first, 12), Math.floorMod(first, 12) + 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }
}
