package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.loggia.ingest.timestamp.TimestampFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as users describe them: {@code --timestamp-format}. */
final class GivenTimestampTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '"', textBlock = """
                    # java.time letters
                    yyyy-MM-dd HH:mm:ss               | 2026-01-02 03:04:05 text           | 2026-01-02T03:04:05Z
                    yyyy-MM-dd HH:mm:ss               | "['2026-01-02 03:04:05'] text"     | 2026-01-02T03:04:05Z
                    yyyy-MM-dd HH:mm:ss               | INFO x=2026-01-02 03:04:05 text    | 2026-01-02T03:04:05Z
                    yyyy-MM-dd HH:mm:ss               | <34>2026-01-02 03:04:05 text       | 2026-01-02T03:04:05Z
                    yyyy-MM-dd HH:mm:ss               | 12026-01-02 03:04:05 text          | none
                    yyyy-MM-dd HH:mm:ss               | 2026-02-30 03:04:05 text           | none
                    yyyy-MM-dd'T'HH:mm:ss.SSSXXX      | 2026-01-02T03:04:05.678+01:00 text | 2026-01-02T02:04:05.678Z
                    yyyy-MM-dd'T'HH:mm:ss.SSSXXX      | 2026-01-02T03:04:05.6Z text        | 2026-01-02T03:04:05.600Z
                    "yyyy-MM-dd HH:mm:ss[,SSS][ z]"   | 2026-01-02 03:04:05,678 UTC text   | 2026-01-02T03:04:05.678Z
                    "yyyy-MM-dd HH:mm:ss[,SSS][ z]"   | 2026-01-02 03:04:05 UTC text       | 2026-01-02T03:04:05Z
                    "yyyy-MM-dd HH:mm:ss[,SSS][ z]"   | 2026-01-02 03:04:05 text           | 2026-01-02T03:04:05Z
                    "yyyy-MM-dd[ HH:mm[:ss]]"         | 2026-01-02 03:04 text              | 2026-01-02T03:04:00Z
                    "yyyy-MM-dd[ HH:mm[:ss]]"         | 2026-01-02 text                    | 2026-01-02T00:00:00Z
                    dd/MM/yyyy HH:mm                  | 01/02/2026 03:04 text              | 2026-02-01T03:04:00Z
                    M/d/yy h:mm a                     | 1/2/26 3:04 pm text                | 2026-01-02T15:04:00Z
                    yyyyMMddHHmmssSSS                 | 20260102030405678 text             | 2026-01-02T03:04:05.678Z
                    yyyyMMddHHmmss                    | 20260102030405678 text             | none
                    EEE, d MMM yyyy HH:mm:ss Z        | FRI, 2 jan 2026 03:04:05 +0100 x   | 2026-01-02T02:04:05Z
                    d. MMMM yyyy HH:mm:ss             | 2. January  2026 03:04:05 text     | 2026-01-02T03:04:05Z
                    yyyy.DDD HH:mm                    | 2024.366 03:04 text                | 2024-12-31T03:04:00Z
                    yyyy.DDD HH:mm                    | 2026.366 03:04 text                | none
                    MMM d HH:mm:ss                    | at Jan  2 03:04:05 text            | --01-02T03:04:05
                    "h 'o''clock' a, d.M.yyyy"        | "3 o'clock PM, 2.1.2026"           | 2026-01-02T15:00:00Z
                    # strptime codes
                    %Y-%m-%d %H:%M:%S                 | 2026-01-02 03:04:05 text           | 2026-01-02T03:04:05Z
                    %Y-%m-%dT%H:%M:%S.%f%z            | 2026-01-02T03:04:05.678901+0100 x  | 2026-01-02T02:04:05.678Z
                    %Y-%m-%d %H:%M:%S,%L              | 2026-01-02 03:04:05,678 text       | 2026-01-02T03:04:05.678Z
                    %Y-%m-%d %H:%M:%S%.f              | 2026-01-02 03:04:05.678 text       | 2026-01-02T03:04:05.678Z
                    %Y-%m-%d %H:%M:%S%.f              | 2026-01-02 03:04:05 text           | 2026-01-02T03:04:05Z
                    %Y%m%d%H%M%S%3N                   | 20260102030405678 text             | 2026-01-02T03:04:05.678Z
                    %F %T.%N                          | 2026-01-02 03:04:05.678901234 text | 2026-01-02T03:04:05.678Z
                    %D %R                             | 01/02/26 03:04 text                | 2026-01-02T03:04:00Z
                    %m/%d/%y %r                       | 01/02/26 03:04:05 PM text          | 2026-01-02T15:04:05Z
                    %d/%b/%Y:%H:%M:%S %z              | ::1 - - [02/Jan/2026:03:04:05 +0100] x | 2026-01-02T02:04:05Z
                    "[%Y-%m-%d %H:%M:%S]"             | [2026-01-02 03:04:05] text         | 2026-01-02T03:04:05Z
                    %c                                | Fri Jan  2 03:04:05 2026 text      | 2026-01-02T03:04:05Z
                    %A %B %e %Y %l:%M %p              | friday january  2 2026  3:04 PM x  | 2026-01-02T15:04:00Z
                    %b %e %k:%M:%S                    | Jan  2  3:04:05 text               | --01-02T03:04:05
                    %Y %j %H%%                        | 2026 032 03% text                  | 2026-02-01T03:00:00Z
                    %s                                | 1767323045 text                    | 2026-01-02T03:04:05Z
                    %s.%f                             | 1767323045.678901 text             | 2026-01-02T03:04:05.678Z
                    %i                                | 1767323045678 text                 | 2026-01-02T03:04:05.678Z
                    %Y-%m-%d %H:%M:%S %Z              | 2026-01-02 03:04:05 EST text       | 2026-01-02T08:04:05Z
                    %y-%m-%d                          | 70-01-02 text                      | 1970-01-02T00:00:00Z
                    %-d.%-m.%Y                        | 2.1.2026 text                      | 2026-01-02T00:00:00Z
                    """)
    void reads(String timestampFormat, String line, String expected) {
        LogFormat format = Formats.detect(line, Formats.given(timestampFormat));
        assertThat(Formats.time(format, line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    %Y-%m-%d %Q          | 9  | %Q is not a code for a part of a time
                    %Y-%m-%              | 6  | the code is not finished
                    %H:%M:%S             | 8  | the format has no date
                    %Y-%m %H:%M          | 11 | the format has no day
                    %Y-%m-%d %I:%M       | 14 | hours of half a day without AM or PM
                    %Y-%m-%d %H:%M %p    | 17 | AM or PM with hours from 0 to 23
                    %G-%V-%u             | 0  | %G is not a code for a part of a time
                    YYYY-MM-dd           | 0  | Y is not a letter for a part of a time
                    yyyy-MM-ddTHH:mm     | 10 | T is not a letter for a part of a time
                    yyyy-MM-dd'T HH:mm   | 10 | the quote is not closed
                    yyy-MM-dd            | 0  | yyy has the wrong number of letters
                    yyyy-MMMMM-dd        | 5  | MMMMM has the wrong number of letters
                    HH:mm:ss             | 8  | the format has no date
                    yyyy-MM-dd hh:mm     | 16 | hours of half a day without AM or PM
                    yyyy-MM-dd[ HH:mm    | 10 | [ without ]
                    yyyy-MM-dd] HH:mm    | 10 | ] without [
                    [yyyy-]MM-dd HH:mm   | 0  | the year is in an optional part
                    yyyy-MM-dd VV        | 11 | V is not a letter for a part of a time
                    yyyy-MM-dd {         | 11 | { is reserved
                    """)
    void refuses(String timestampFormat, int position, String message) {
        assertThatThrownBy(() -> Formats.given(timestampFormat))
                .asInstanceOf(type(TimestampFormatException.class))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isEqualTo(message);
                    assertThat(e.position()).isEqualTo(position);
                    assertThat(e.format()).isEqualTo(timestampFormat);
                    assertThat(e.expected()).isNotBlank();
                    assertThat(e.hint()).isNotBlank();
                });
    }

    @Test
    void tellsUsersAllOfIt() {
        assertThatThrownBy(() -> Formats.given("YYYY-MM-dd"))
                .asInstanceOf(type(TimestampFormatException.class))
                .satisfies(e -> {
                    assertThat(e.diagnostic().message())
                            .startsWith(
                                    "timestamp format 'YYYY-MM-dd', position 1: Y is not a letter for a part of a time;"
                                            + " expected one of y M d");
                    assertThat(e.diagnostic().hint()).isEqualTo("Y is the year of the week: the year of the date is y");
                });
    }

    @Test
    void anEmptyFormatHasNoDate() {
        assertThatThrownBy(() -> Formats.given("")).hasMessage("the format has no date");
    }

    @Test
    void givenTimesTellWhereEventsStart() {
        String input = "2.1.2026 03:04:05 text\n  more of it\n2.1.2026 03:04:06 text\n";
        LogFormat format = Formats.detect(input, Formats.given("d.M.yyyy HH:mm:ss"));
        assertThat(format.multiLine()).isTrue();
        assertThat(Formats.startsEvent(format, "  more of it")).isFalse();
        assertThat(Formats.startsEvent(format, "at 2.1.2026 03:04:05")).isFalse();
        assertThat(Formats.startsEvent(format, "2.1.2026 03:04:05")).isTrue();
    }
}
