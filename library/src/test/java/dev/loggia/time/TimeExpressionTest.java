package dev.loggia.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionTest {

    /** A Friday. In Berlin it is 11:30. */
    private static final Instant NOW = Instant.parse("2026-11-20T10:30:15.250Z");

    private static final Clock UTC = Clock.fixed(NOW, ZoneId.of("UTC"));
    private static final Clock BERLIN = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now                              | 2026-11-20T10:30:15.250Z
            NOW                              | 2026-11-20T10:30:15.250Z
            5m                               | 2026-11-20T10:25:15.250Z
            1h                               | 2026-11-20T09:30:15.250Z
            2d                               | 2026-11-18T10:30:15.250Z
            1w                               | 2026-11-13T10:30:15.250Z
            250ms                            | 2026-11-20T10:30:15Z
            15s                              | 2026-11-20T10:30:00.250Z
            2h30m                            | 2026-11-20T08:00:15.250Z
            1d12h                            | 2026-11-18T22:30:15.250Z
            2d1h20m                          | 2026-11-18T09:10:15.250Z
            1d 12h                           | 2026-11-18T22:30:15.250Z
            1.5h                             | 2026-11-20T09:00:15.250Z
            -90m                             | 2026-11-20T09:00:15.250Z
            - 90m                            | 2026-11-20T09:00:15.250Z
            -2h30m                           | 2026-11-20T08:00:15.250Z
            +5m                              | 2026-11-20T10:35:15.250Z
            2h ago                           | 2026-11-20T08:30:15.250Z
            2 h ago                          | 2026-11-20T08:30:15.250Z
            -2h ago                          | 2026-11-20T08:30:15.250Z
            30 min ago                       | 2026-11-20T10:00:15.250Z
            1 hour                           | 2026-11-20T09:30:15.250Z
            5 minutes                        | 2026-11-20T10:25:15.250Z
            5 Minutes Ago                    | 2026-11-20T10:25:15.250Z
            1 day 2 hours ago                | 2026-11-19T08:30:15.250Z
            1 day, 2 hours ago               | 2026-11-19T08:30:15.250Z
            1 hour and 30 minutes            | 2026-11-20T09:00:15.250Z
            2hrs                             | 2026-11-20T08:30:15.250Z
            1mo                              | 2026-10-20T10:30:15.250Z
            3 months ago                     | 2026-08-20T10:30:15.250Z
            1 quarter                        | 2026-08-20T10:30:15.250Z
            1y                               | 2025-11-20T10:30:15.250Z
            today                            | 2026-11-20T00:00:00Z
            yesterday                        | 2026-11-19T00:00:00Z
            friday                           | 2026-11-20T00:00:00Z
            last friday                      | 2026-11-13T00:00:00Z
            Monday                           | 2026-11-16T00:00:00Z
            sat                              | 2026-11-14T00:00:00Z
            last mon                         | 2026-11-16T00:00:00Z
            13:10                            | 2026-11-20T13:10:00Z
            9:05                             | 2026-11-20T09:05:00Z
            13:10:05                         | 2026-11-20T13:10:05Z
            13:10:05.5                       | 2026-11-20T13:10:05.500Z
            2pm                              | 2026-11-20T14:00:00Z
            12am                             | 2026-11-20T00:00:00Z
            12pm                             | 2026-11-20T12:00:00Z
            2:30 PM                          | 2026-11-20T14:30:00Z
            noon                             | 2026-11-20T12:00:00Z
            yesterday midnight               | 2026-11-19T00:00:00Z
            2pm yesterday                    | 2026-11-19T14:00:00Z
            2 pm yesterday                   | 2026-11-19T14:00:00Z
            yesterday 14:00                  | 2026-11-19T14:00:00Z
            yesterday at 14:00               | 2026-11-19T14:00:00Z
            today 13:10                      | 2026-11-20T13:10:00Z
            friday 9am                       | 2026-11-20T09:00:00Z
            9am last friday                  | 2026-11-13T09:00:00Z
            13:10 +02:00                     | 2026-11-20T11:10:00Z
            yesterday 14:00 America/New_York | 2026-11-19T19:00:00Z
            2026-11-20                       | 2026-11-20T00:00:00Z
            2026/11/20                       | 2026-11-20T00:00:00Z
            2026-11-20 10:00                 | 2026-11-20T10:00:00Z
            2026-11-20 10:00:01              | 2026-11-20T10:00:01Z
            2026-11-20 10:00:01.123          | 2026-11-20T10:00:01.123Z
            2026-11-20 10:00:01,123          | 2026-11-20T10:00:01.123Z
            2026-11-20T10:00                 | 2026-11-20T10:00:00Z
            2026-11-20t10:00:01z             | 2026-11-20T10:00:01Z
            2026-11-20T10:00:01Z             | 2026-11-20T10:00:01Z
            2026-11-20T10:00:01.000001Z      | 2026-11-20T10:00:01.000001Z
            2026-11-20T10:00:01+02:00        | 2026-11-20T08:00:01Z
            2026-11-20T10:00:01+0200         | 2026-11-20T08:00:01Z
            2026-11-20T10:00-05              | 2026-11-20T15:00:00Z
            2026-11-20 10:00 UTC             | 2026-11-20T10:00:00Z
            2026-11-20 10:00 Europe/Berlin   | 2026-11-20T09:00:00Z
            2026-11-20 2pm                   | 2026-11-20T14:00:00Z
            2026-11-20 UTC                   | 2026-11-20T00:00:00Z
            1763632800                       | 2025-11-20T10:00:00Z
            1763632800.5                     | 2025-11-20T10:00:00.500Z
            1763632800123                    | 2025-11-20T10:00:00.123Z
            1763632800123456                 | 2025-11-20T10:00:00.123Z
            1763632800123456789              | 2025-11-20T10:00:00.123Z
            @5                               | 1970-01-01T00:00:05Z
            '  2h  '                         | 2026-11-20T08:30:15.250Z
            """)
    void readsEveryFormInUtc(String text, Instant expected) {
        assertThat(TimeExpression.resolve(text, UTC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now                       | 2026-11-20T10:30:15.250Z
            2h                        | 2026-11-20T08:30:15.250Z
            today                     | 2026-11-19T23:00:00Z
            yesterday                 | 2026-11-18T23:00:00Z
            13:10                     | 2026-11-20T12:10:00Z
            2pm yesterday             | 2026-11-19T13:00:00Z
            2026-07-01                | 2026-06-30T22:00:00Z
            2026-07-01 10:00          | 2026-07-01T08:00:00Z
            2026-07-01T10:00Z         | 2026-07-01T10:00:00Z
            2026-07-01 10:00 -01:00   | 2026-07-01T11:00:00Z
            # The clocks go forward at 02:00, back at 03:00.
            2026-03-29 02:30          | 2026-03-29T01:30:00Z
            2026-10-25 02:30          | 2026-10-25T00:30:00Z
            1763632800                | 2025-11-20T10:00:00Z
            """)
    void readsTimesInTheZoneOfTheClock(String text, Instant expected) {
        assertThat(TimeExpression.resolve(text, BERLIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | an empty text is not a time
            soon                 | "soon" is not a time
            5                    | "5" has no unit: write 5m for minutes, 5h for hours
            5 parsecs            | "parsecs" is not a unit of time: write ms, s, m, h, d, w, mo or y
            5x                   | "x" is not a unit of time: write ms, s, m, h, d, w, mo or y
            1h 5x                | "x" is not a unit of time: write ms, s, m, h, d, w, mo or y
            1.5 months           | "1.5 months" is not a whole number: months and years cannot be divided
            +5m ago              | "+5m ago" is both after now and ago
            25:00                | "25:00" has no such time of day
            10:61                | "10:61" has no such time of day
            13pm                 | "13pm" has an hour beyond 12 pm
            2026-02-30           | "2026-02-30" has no such day
            2026-13-01 10:00     | "2026-13-01 10:00" has no such day
            today yesterday      | "today yesterday" has more than one day
            10:00 11:00          | "10:00 11:00" has more than one time of day
            10:00Z UTC           | "10:00Z UTC" has more than one zone
            10:00 Mars/Olympus   | "10:00 Mars/Olympus" is not a time
            last today           | "last today" is not a time
            now 10:00            | "now 10:00" is not a time
            at                   | "at" is not a time
            99999999999999999999 | "99999999999999999999" is not a time
            10000y               | "10000y" is beyond the years 0 to 9999
            9999999999999999999  | "9999999999999999999" is beyond the years 0 to 9999
            999999999y           | "999999999y" is beyond the years 0 to 9999
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> TimeExpression.resolve(text, UTC))
                .isInstanceOf(TimeSyntaxException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"30m", "2h30m", "1d", "2h ago", "now", "today", "yesterday 14:00", "friday", "13:10", "2pm"})
    void acceptsTheFormsItsMessageNames(String form) {
        assertThat(TimeExpression.ACCEPTED_FORMS).contains(form);
        assertThat(TimeExpression.resolve(form, UTC)).isBeforeOrEqualTo("2026-11-20T14:00:00Z");
    }
}
