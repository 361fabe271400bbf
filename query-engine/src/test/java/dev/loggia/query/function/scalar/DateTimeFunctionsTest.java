package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.QUERY_TIME;
import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.complaints;
import static dev.loggia.query.function.scalar.ScalarCalls.period;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.function.scalar.ScalarCalls.Complaints;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeFunctionsTest {

    @ParameterizedTest
    @CsvSource({
        "5m, 2026-09-03 14:05:00.000",
        "1s, 2026-09-03 14:05:06.000",
        "500ms, 2026-09-03 14:05:06.500",
        "1h, 2026-09-03 14:00:00.000",
        "1d, 2026-09-03 00:00:00.000",
        "1w, 2026-08-31 00:00:00.000",
        "1mo, 2026-09-01 00:00:00.000",
        "1q, 2026-07-01 00:00:00.000",
        "1y, 2026-01-01 00:00:00.000",
    })
    void binIsTheStartOfThePeriodOfTheEvent(String period, String expected) {
        assertThat(printed("bin", period(period))).isEqualTo(expected);
        assertThat(printed("BIN", period)).isEqualTo(expected);
    }

    @Test
    void periodsAboveTheCapAreCutWithAWarning() {
        Complaints complaints = new Complaints();

        Value binned = ScalarCalls.call(complaints, true, "bin", period("300s"));

        assertThat(ValueText.printed(binned)).isEqualTo("2026-09-03 14:05:00.000");
        assertThat(complaints.texts)
                .containsExactly("warning 0 period-capped: 300s counts as 60s: the language takes at most 60s here; "
                        + "for 300s write 5m or bin(\"300s\")");
        assertThat(complaints("bin", period("90m")))
                .containsExactly("warning 0 period-capped: 90m counts as 60m: the language takes at most 60m here; "
                        + "for 90m write bin(\"90m\")");
        assertThat(complaints("datefloor", Instant.EPOCH, period("48h")))
                .containsExactly("warning 1 period-capped: 48h counts as 24h: the language takes at most 24h here; "
                        + "for 48h write 2d or \"48h\"");
        assertThat(complaints("dateceil", Instant.EPOCH, period("5000ms")))
                .containsExactly(
                        "warning 1 period-capped: 5000ms counts as 1000ms: the language takes at most 1000ms here; "
                                + "for 5000ms write 5s or \"5000ms\"");
    }

    @Test
    void periodsInTextAndThoseWithoutCapAreTakenAsTheyAre() {
        assertThat(printed("bin", "90m")).isEqualTo("2026-09-03 13:30:00.000");
        assertThat(printed("bin", "300s")).isEqualTo("2026-09-03 14:05:00.000");
        assertThat(printed("bin", period("60s"))).isEqualTo("2026-09-03 14:05:00.000");
        assertThat(printed("bin", period("400d"))).isEqualTo("2025-11-08 00:00:00.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0y", "9223372036854775807d"})
    void periodsWithoutBinsAreRefused(String period) {
        assertThat(complaints("bin", period)).singleElement().asString().startsWith("error 0: " + period + " is ");
        assertThat(complaints("datefloor", 0, period))
                .singleElement()
                .asString()
                .startsWith("error 1: ");
        assertThat(complaints("dateceil", 0, period)).singleElement().asString().startsWith("error 1: ");
    }

    @ParameterizedTest
    @CsvSource({
        "datefloor, 2026-09-03T10:07:31Z, 5m, 2026-09-03 10:05:00.000",
        "date_floor, 2026-09-03T10:07:31Z, 1h, 2026-09-03 10:00:00.000",
        "dateceil, 2026-09-03T10:07:31Z, 1h, 2026-09-03 11:00:00.000",
        "date_ceil, 2026-09-03T10:00:00Z, 1h, 2026-09-03 10:00:00.000",
        "dateceil, 2026-09-03T10:00:00Z, 1mo, 2026-10-01 00:00:00.000",
        "datefloor, 1969-12-31T23:59:59Z, 1h, 1969-12-31 23:00:00.000",
    })
    void floorAndCeilOfAnyTime(String name, Instant time, String period, String expected) {
        assertThat(printed(name, time, period(period))).isEqualTo(expected);
        assertThat(printed(name, time.toEpochMilli(), period)).isEqualTo(expected);
        assertThat(printed(name, "" + time.toEpochMilli(), period)).isEqualTo(expected);
    }

    @Test
    void whatIsNoTimeGivesMissing() {
        for (String name : List.of("datefloor", "dateceil")) {
            assertThat(call(name, null, "1h")).isNull();
            assertThat(call(name, "noon", "1h")).isNull();
            assertThat(call(name, new Value.ListValue(List.of()), "1h")).isNull();
        }
        assertThat(call("toMillis", "noon")).isNull();
        assertThat(call("fromMillis", "noon")).isNull();
        assertThat(call("formatDate", "noon", "%Y")).isNull();
    }

    @Test
    void millisecondsToTimesAndBack() {
        assertThat(printed("fromMillis", 0)).isEqualTo("1970-01-01 00:00:00.000");
        assertThat(printed("from_millis", "1642195111000")).isEqualTo("2022-01-14 21:18:31.000");
        assertThat(printed("toMillis", Instant.parse("2022-01-14T21:18:31Z"))).isEqualTo("1642195111000");
        assertThat(printed("to_millis", 5)).isEqualTo("5");
    }

    @Test
    void theQueryKnowsItsTimes() {
        assertThat(printed("now")).isEqualTo("" + QUERY_TIME / 1000);
        assertThat(printed("queryStartTime")).isEqualTo("" + (QUERY_TIME - 3_600_000));
        assertThat(printed("query_end_time")).isEqualTo("" + QUERY_TIME);
        assertThat(printed("queryTimeRange")).isEqualTo("3600000");
    }

    @Test
    void anUnlimitedRangeIsMissing() {
        Complaints unlimited = new Complaints(QUERY_TIME, TimeRange.ALL);
        Complaints since = new Complaints(QUERY_TIME, new TimeRange(5, Long.MAX_VALUE));

        assertThat(ScalarCalls.call(unlimited, true, "queryStartTime")).isNull();
        assertThat(ScalarCalls.call(unlimited, true, "queryEndTime")).isNull();
        assertThat(ScalarCalls.call(unlimited, true, "queryTimeRange")).isNull();
        assertThat(ScalarCalls.call(since, true, "queryStartTime")).isEqualTo(Value.of(5L));
        assertThat(ScalarCalls.call(since, true, "queryTimeRange")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02|yyyy-MM-dd|2026-01-02T00:00:00Z",
                "2026-01-02 10:15|yyyy-MM-dd HH:mm|2026-01-02T10:15:00Z",
                "2026-01-02T10:15:30.123Z|yyyy-MM-dd'T'HH:mm:ss.SSSXXX|2026-01-02T10:15:30.123Z",
                "2026-01-02T10:15:30+02:00|yyyy-MM-dd'T'HH:mm:ssXXX|2026-01-02T08:15:30Z",
                "02/Jan/2026:10:15:30 -0500|dd/MMM/yyyy:HH:mm:ss Z|2026-01-02T15:15:30Z",
                "Fri, 2 JAN 2026 10:15:30 GMT|EEE, d MMM yyyy HH:mm:ss z|2026-01-02T10:15:30Z",
                "2026|yyyy|2026-01-01T00:00:00Z",
                "2026-03|yyyy-MM|2026-03-01T00:00:00Z",
                "March 2026|MMMM uuuu|2026-03-01T00:00:00Z",
                "2026-060|yyyy-DDD|2026-03-01T00:00:00Z",
                "2026-01-02 10|yyyy-MM-dd HH|2026-01-02T10:00:00Z",
                "2026-01-02 10:15 pm|yyyy-MM-dd hh:mm a|2026-01-02T22:15:00Z",
                "2026-01-02 12:15 am|yyyy-MM-dd hh:mm a|2026-01-02T00:15:00Z",
                "2026-01-02 10:15|yyyy-MM-dd hh:mm|2026-01-02T10:15:00Z",
                "2026-01-02 24:00|yyyy-MM-dd HH:mm|2026-01-03T00:00:00Z",
                "1969-12-31|yyyy-MM-dd|1969-12-31T00:00:00Z",
                // without a year: the last time the day was; the query runs on 2026-09-03
                "Sep  3 10:15:30|MMM ppd HH:mm:ss|2026-09-03T10:15:30Z",
                "Sep 4 00:00:00|MMM d HH:mm:ss|2026-09-04T00:00:00Z",
                "Dec 31 23:59:59|MMM d HH:mm:ss|2025-12-31T23:59:59Z",
                "Feb 29|MMM d|2024-02-29T00:00:00Z",
                "10:15|HH:mm|2026-09-03T10:15:00Z",
            })
    void parseDateReadsPatternsAndFillsMissingParts(String text, String pattern, Instant expected) {
        assertThat(call("parseDate", text, pattern)).isEqualTo(Value.of(expected.toEpochMilli()));
    }

    @Test
    void parseDateTakesAZone() {
        assertThat(printed("parseDate", "2026-01-02", "yyyy-MM-dd", "UTC")).isEqualTo("1767312000000");
        assertThat(printed("parseDate", "2026-01-02", "yyyy-MM-dd", "Europe/Berlin"))
                .isEqualTo("1767308400000");
        assertThat(printed("parseDate", "2026-01-02", "yyyy-MM-dd", "+01:00")).isEqualTo("1767308400000");
        assertThat(printed("parseDate", "2026-01-02", "yyyy-MM-dd", "europe/berlin"))
                .isEqualTo("1767308400000");
        assertThat(printed("parseDate", "2026-01-02 Z", "yyyy-MM-dd X", "Europe/Berlin"))
                .isEqualTo("1767312000000");
        assertThat(complaints("parseDate", "2026-01-02", "yyyy-MM-dd", "Mars"))
                .containsExactly("error 2: \"Mars\" is not a time zone");
    }

    @Test
    void textThatDoesNotMatchGivesMissing() {
        assertThat(call("parseDate", "soon", "yyyy-MM-dd")).isNull();
        assertThat(call("parseDate", "2026-02-30 extra", "yyyy-MM-dd")).isNull();
        assertThat(call("parseDate", "2026-13-01", "yyyy-MM-dd")).isNull();
        assertThat(call("parseDate", "Feb 30", "MMM d")).isNull();
        assertThat(call("parseDate", null, "yyyy-MM-dd")).isNull();
        assertThat(call("parseDate", new Value.ListValue(List.of()), "yyyy-MM-dd"))
                .isNull();
        assertThat(call("parseDate", "+999999999-01-01", "uuuuuuuuuu-MM-dd")).isNull();
    }

    @Test
    void aConstantPatternThatIsNoneIsRefused() {
        assertThat(complaints("parseDate", "2026", "%Y"))
                .singleElement()
                .asString()
                .startsWith("error 1: this is not a date pattern: %Y is a code of formatDate");
        assertThat(complaints("parseDate", "2026", "yyyy-bb"))
                .singleElement()
                .asString()
                .contains("pattern letter: b");
        assertThat(complaints("parseDate", "2026", "[".repeat(1_000_000)))
                .containsExactly("error 1: a date pattern takes at most 300 characters");
        assertThat(call("parseDate", "2026", "[".repeat(290) + "yyyy")).isNotNull();
        assertThat(complaints("formatDate", 0, "%Y-%Q")).containsExactly("error 1: \"%Q\" is not a code of strftime");
        assertThat(complaints("formatDate", 0, "100%")).containsExactly("error 1: the format ends within a code");
        assertThat(complaints("formatDate", 0, "%:")).containsExactly("error 1: \"%:\" is not a code of strftime");
        assertThat(complaints("formatDate", 0, "%Y", "Mars")).containsExactly("error 2: \"Mars\" is not a time zone");
        assertThat(complaints("formatDate", 0, "yyyy-MM-dd"))
                .singleElement()
                .asString()
                .startsWith("warning 1 format-without-codes: ");
    }

    @Test
    void aComputedPatternThatIsNoneGivesMissing() {
        Complaints complaints = new Complaints();

        assertThat(ScalarCalls.call(complaints, false, "parseDate", "2026", "%Y"))
                .isNull();
        assertThat(ScalarCalls.call(complaints, false, "parseDate", "2026", "yyyy", "Mars"))
                .isNull();
        assertThat(ScalarCalls.call(complaints, false, "formatDate", 0, "%Q")).isNull();
        assertThat(ScalarCalls.call(complaints, false, "formatDate", 0, "%Y", "Mars"))
                .isNull();
        assertThat(complaints.texts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d %H:%M:%S, 2026-09-03 14:05:06",
        "%F %T, 2026-09-03 14:05:06",
        "%D %R %r, 09/03/26 14:05 02:05:06 PM",
        "%x %X, 09/03/26 14:05:06",
        "%c, Thu Sep  3 14:05:06 2026",
        "%a %A %b %h %B, Thu Thursday Sep Sep September",
        "%^a %^B, THU SEPTEMBER",
        "%C %y %G %g, 20 26 2026 26",
        "(%e|%-d|%_d|%0e), ( 3|3| 3|03)",
        "%j %U %W %V %u %w, 246 35 35 36 4 4",
        "%I %l %k %-H %p %P, 02  2 14 14 PM pm",
        "%L %f %N, 789 789000 789000000",
        "%s, 1788444306",
        "%z %:z %Z, +0000 +00:00 UTC",
        "100%%, 100%",
        "(%n%t), '(\n\t)'",
        "Jour %d à %H h, Jour 03 à 14 h",
        "'', ''",
    })
    void formatDateKnowsTheCodes(String format, String expected) {
        Instant time = Instant.parse("2026-09-03T14:05:06.789Z");
        Complaints complaints = new Complaints();

        assertThat(ScalarCalls.call(complaints, true, "formatDate", time, format))
                .isEqualTo(Value.of(expected));
        assertThat(ScalarCalls.call(complaints, false, "strftime", time.toEpochMilli(), format))
                .isEqualTo(Value.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, %U %W %V %G %j %I %l, 00 00 01 2026 001 12 12",
        "2023-01-01T12:00:00Z, %U %W %V %G %u %w %p, 01 00 52 2022 7 0 PM",
        "2024-12-30T00:00:00Z, %U %W %V %G, 52 53 01 2025",
        "1969-12-31T23:59:59.999Z, %s %L, -1 999",
        "-0005-01-01T00:00:00Z, %Y %y, -0005 95",
    })
    void formatDateAtTheEdgesOfYears(Instant time, String format, String expected) {
        assertThat(printed("formatDate", time, format)).isEqualTo(expected);
    }

    @Test
    void formatDateTakesAZone() {
        Instant summer = Instant.parse("2026-07-01T22:30:00Z");

        assertThat(printed("formatDate", summer, "%F %H:%M %z %:z %Z", "Europe/Berlin"))
                .isEqualTo("2026-07-02 00:30 +0200 +02:00 CEST");
        assertThat(printed("formatDate", summer, "%H:%M %Z", "PST")).isEqualTo("15:30 PDT");
        assertThat(printed("formatDate", summer, "%H:%M %z", "-09:30")).isEqualTo("13:00 -0930");
        assertThat(printed("formatDate", summer, "%H:%M", "Japan")).isEqualTo("07:30");
    }

    @Test
    void formatsThatMakeHugeTextGiveMissing() {
        assertThat(call("formatDate", 0, "%c".repeat(1 << 19))).isNull();
    }
}
