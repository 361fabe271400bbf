package dev.loggia.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.Period.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeBinsTest {

    @ParameterizedTest
    @CsvSource({
        "5, MINUTE, 2026-09-03T10:07:31Z, 2026-09-03T10:05:00Z, 2026-09-03T10:10:00Z",
        "1, MINUTE, 2026-09-03T10:07:00Z, 2026-09-03T10:07:00Z, 2026-09-03T10:07:00Z",
        "250, MILLISECOND, 2026-09-03T10:07:31.999Z, 2026-09-03T10:07:31.750Z, 2026-09-03T10:07:32Z",
        "7, HOUR, 1970-01-01T08:00:00Z, 1970-01-01T07:00:00Z, 1970-01-01T14:00:00Z",
        "1, DAY, 2026-09-03T23:59:59.999Z, 2026-09-03T00:00:00Z, 2026-09-04T00:00:00Z",
        "1, WEEK, 2026-09-03T10:00:00Z, 2026-08-31T00:00:00Z, 2026-09-07T00:00:00Z",
        "1, WEEK, 2026-08-31T00:00:00Z, 2026-08-31T00:00:00Z, 2026-08-31T00:00:00Z",
        "2, WEEK, 1970-01-01T00:00:00Z, 1969-12-29T00:00:00Z, 1970-01-12T00:00:00Z",
        "1, MONTH, 2024-02-29T10:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "2, MONTH, 2026-04-30T10:00:00Z, 2026-03-01T00:00:00Z, 2026-05-01T00:00:00Z",
        "1, MONTH, 2026-12-31T10:00:00Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "1, QUARTER, 2026-09-03T10:00:00Z, 2026-07-01T00:00:00Z, 2026-10-01T00:00:00Z",
        "1, YEAR, 2026-09-03T10:00:00Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "10, YEAR, 2026-09-03T10:00:00Z, 2020-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "300, SECOND, 2026-09-03T10:07:31Z, 2026-09-03T10:05:00Z, 2026-09-03T10:10:00Z",
        // before the epoch
        "5, MINUTE, 1969-12-31T23:59:59.999Z, 1969-12-31T23:55:00Z, 1970-01-01T00:00:00Z",
        "1, DAY, 1969-12-31T00:00:00Z, 1969-12-31T00:00:00Z, 1969-12-31T00:00:00Z",
        "1, WEEK, 1969-12-28T10:00:00Z, 1969-12-22T00:00:00Z, 1969-12-29T00:00:00Z",
        "1, MONTH, 1969-12-31T23:59:59.999Z, 1969-12-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1, YEAR, -0001-06-01T00:00:00Z, -0001-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    })
    void boundariesLieAroundATime(long count, Unit unit, Instant time, Instant floor, Instant ceil) {
        TimeBins bins = TimeBins.of(new Period(count, unit));

        assertThat(Instant.ofEpochMilli(bins.floor(time.toEpochMilli()))).isEqualTo(floor);
        assertThat(Instant.ofEpochMilli(bins.ceil(time.toEpochMilli()))).isEqualTo(ceil);
        if (!time.equals(ceil)) {
            assertThat(Instant.ofEpochMilli(bins.next(time.toEpochMilli()))).isEqualTo(ceil);
        }
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void binsFollowEachOtherWithoutGapOrOverlap(Unit unit) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            TimeBins bins = TimeBins.of(new Period(1 + random.nextInt(40), unit));
            long time = random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
            long floor = bins.floor(time);
            long next = bins.next(time);
            String what = unit + " at " + time + ", seed " + seed;

            assertThat(floor).as(what).isLessThanOrEqualTo(time);
            assertThat(next).as(what).isGreaterThan(time);
            assertThat(bins.floor(floor)).as(what).isEqualTo(floor);
            assertThat(bins.ceil(floor)).as(what).isEqualTo(floor);
            assertThat(bins.next(floor)).as(what).isEqualTo(next);
            assertThat(bins.floor(next - 1)).as(what).isEqualTo(floor);
            assertThat(bins.floor(next)).as(what).isEqualTo(next);
            assertThat(bins.ceil(time)).as(what).isEqualTo(time == floor ? floor : next);
            ZonedDateTime start = Instant.ofEpochMilli(floor).atZone(ZoneOffset.UTC);
            switch (unit) {
                case WEEK -> assertThat(start.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                case MONTH -> assertThat(start.getDayOfMonth()).isEqualTo(1);
                case QUARTER -> assertThat(start.getMonthValue() % 3).isEqualTo(1);
                case YEAR -> assertThat(start.getDayOfYear()).isEqualTo(1);
                case MILLISECOND, SECOND, MINUTE, HOUR, DAY ->
                    assertThat(floor % unit.millis()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void theEndsOfTimeAreSafe(Unit unit) {
        for (long count : new long[] {1, 3, 1000}) {
            TimeBins bins = TimeBins.of(new Period(count, unit));

            assertThat(bins.floor(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
            assertThat(bins.floor(Long.MAX_VALUE)).isPositive();
            assertThat(bins.next(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
            assertThat(bins.next(Long.MIN_VALUE)).isBetween(Long.MIN_VALUE + 1, -1L);
            assertThat(bins.ceil(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void lengthsOfNothingAndBeyondAllTimeAreRefused(Unit unit) {
        for (long count : new long[] {0, Long.MAX_VALUE}) {
            Period period = new Period(count, unit);
            boolean longest = unit == Unit.MILLISECOND && count > 0;

            assertThat(TimeBins.supports(period)).as("%s", period).isEqualTo(longest);
            if (!longest) {
                assertThatThrownBy(() -> TimeBins.of(period)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void theLongestBinsHoldTheirTime() {
        for (Period period : new Period[] {
            new Period(Long.MAX_VALUE, Unit.MILLISECOND),
            new Period(Long.MAX_VALUE / Unit.WEEK.millis(), Unit.WEEK),
            new Period(TimeBins.MAXIMUM_MONTHS / 12, Unit.YEAR)
        }) {
            TimeBins bins = TimeBins.of(period);
            for (long time : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
                assertThat(bins.floor(time)).as(period + " " + time).isLessThanOrEqualTo(time);
                assertThat(bins.next(time)).as(period + " " + time).isGreaterThanOrEqualTo(time);
            }
        }
    }
}
