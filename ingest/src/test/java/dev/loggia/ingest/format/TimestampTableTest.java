package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of writing a time, as the only line of an input: line, zone of times without one, instant. */
final class TimestampTableTest {

    private static final String TABLE = """
            # ISO 8601 and its variants
            2026-01-02T03:04:05.678Z text                       | UTC              | 2026-01-02T03:04:05.678Z
            2026-01-02T03:04:05Z text                           | UTC              | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05z text                           | Asia/Tokyo       | 2026-01-02T03:04:05Z
            2026-01-02t03:04:05Z text                           | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05 text                            | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05                                 | UTC              | 2026-01-02T03:04:05Z
            2026-01-02_03:04:05 text                            | UTC              | 2026-01-02T03:04:05Z
            2026-01-02  03:04:05 text                           | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 3:04:05 text                             | UTC              | 2026-01-02T03:04:05Z
            2026-1-2 03:04:05 text                              | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04 text                               | UTC              | 2026-01-02T03:04:00Z
            2026-01-02T03:04Z text                              | UTC              | 2026-01-02T03:04:00Z
            2026-01-02 03:04:05.6 text                          | UTC              | 2026-01-02T03:04:05.600Z
            2026-01-02 03:04:05.67 text                         | UTC              | 2026-01-02T03:04:05.670Z
            2026-01-02 03:04:05,678 text                        | UTC              | 2026-01-02T03:04:05.678Z
            2026-01-02 03:04:05.678901 text                     | UTC              | 2026-01-02T03:04:05.678Z
            2026-01-02T03:04:05.678901234Z text                 | UTC              | 2026-01-02T03:04:05.678Z
            2026-01-02T03:04:05.999999999Z text                 | UTC              | 2026-01-02T03:04:05.999Z
            2026-01-02T03:04:05.6789012345678Z text             | UTC              | 2026-01-02T03:04:05.678Z
            2026-01-02 03:04:05, Info text                      | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05. text                           | UTC              | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05+01:00 text                      | UTC              | 2026-01-02T02:04:05Z
            2026-01-02T03:04:05+0100 text                       | UTC              | 2026-01-02T02:04:05Z
            2026-01-02 03:04:05 +0100 text                      | UTC              | 2026-01-02T02:04:05Z
            2026-01-02 03:04:05 -0530 text                      | UTC              | 2026-01-02T08:34:05Z
            2026-01-02 03:04:05-05 text                         | UTC              | 2026-01-02T08:04:05Z
            2026-01-02 03:04:05.678+05:45 text                  | UTC              | 2026-01-01T21:19:05.678Z
            2026-01-02 03:04:05 UTC text                        | Europe/Berlin    | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05.678 GMT text                    | Europe/Berlin    | 2026-01-02T03:04:05.678Z
            2026-01-02 03:04:05 EST text                        | UTC              | 2026-01-02T08:04:05Z
            2026-07-02 03:04:05 CEST text                       | UTC              | 2026-07-02T01:04:05Z
            2026-01-02 03:04:05 GMT+1 text                      | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05 GMT+0100 text                   | UTC              | 2026-01-02T02:04:05Z
            2026-01-02 03:04:05 ESTABLISHED text                | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05 - INFO text                     | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05 -12 degrees                     | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05-03:05:05 text                   | UTC              | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05Zulu text                        | UTC              | 2026-01-02T03:04:05Z
            2026/01/02 03:04:05 [error] 7#7: text               | UTC              | 2026-01-02T03:04:05Z
            2026/1/2:20:30:31.455 text                          | UTC              | 2026-01-02T20:30:31.455Z
            2026.01.02 03:04:05 text                            | UTC              | 2026-01-02T03:04:05Z
            2009/11/10 23:00:00 main.go:12: text                | UTC              | 2009-11-10T23:00:00Z
            2015-07-29 17:41:44,747 - INFO  [Quorum] - text     | UTC              | 2015-07-29T17:41:44.747Z
            2015-07-29 17:41:44,747INFO text                    | UTC              | 2015-07-29T17:41:44.747Z
            20260102T030405Z text                               | UTC              | 2026-01-02T03:04:05Z
            20260102T030405.678+0100 text                       | UTC              | 2026-01-02T02:04:05.678Z
            20260102 03:04:05.678 text                          | UTC              | 2026-01-02T03:04:05.678Z
            20260102 030405 text                                | UTC              | 2026-01-02T03:04:05Z
            20260102-030405 text                                | UTC              | 2026-01-02T03:04:05Z
            20260102030405 text                                 | UTC              | 2026-01-02T03:04:05Z
            20260102030405678 text                              | UTC              | 2026-01-02T03:04:05.678Z
            20171223-22:15:29:606|Step_LSC|text                 | UTC              | 2017-12-23T22:15:29.606Z
            20171224-1:2:35:789|Step_LSC|text                   | UTC              | 2017-12-24T01:02:35.789Z
            2005-06-03-15.42.50.675872 text                     | UTC              | 2005-06-03T15:42:50.675Z
            2019-12-04	21:02:31	LAX1	text                      | UTC              | 2019-12-04T21:02:31Z
            # brackets, quotes, colours, marks
            [2016-12-19 16:31:46,143] INFO text                 | UTC              | 2016-12-19T16:31:46.143Z
            "2026-01-02 03:04:05","text"                        | UTC              | 2026-01-02T03:04:05Z
            ['2026-01-02 03:04:05'] text                        | UTC              | 2026-01-02T03:04:05Z
            (2026-01-02 03:04:05) text                          | UTC              | 2026-01-02T03:04:05Z
              2026-01-02 03:04:05 text                          | UTC              | 2026-01-02T03:04:05Z
            \u001b[90m2026-01-02T03:04:05Z\u001b[0m INF text    | UTC              | 2026-01-02T03:04:05Z
            \u001b[1;31mERROR\u001b[0m 2026-01-02 03:04:05 text | UTC            | 2026-01-02T03:04:05Z
            \u001b[32m[INFO ]\u001b[m \u001b[2m2026-01-02 03:04:05,5\u001b[0m a | UTC | 2026-01-02T03:04:05.500Z
            \ufeff2026-01-02 03:04:05 text                      | UTC              | 2026-01-02T03:04:05Z
            # a level before
            INFO 2026-01-02 03:04:05 text                       | UTC              | 2026-01-02T03:04:05Z
            [WARN ] [2026-01-02 03:04:05.678] text              | UTC              | 2026-01-02T03:04:05.678Z
            [WARN] [2026-01-02 03:04:05.678] text               | UTC              | 2026-01-02T03:04:05.678Z
            I, [2026-01-02T03:04:05.678901 #123]  INFO -- : a   | UTC              | 2026-01-02T03:04:05.678Z
            level: 2026-01-02 03:04:05 text                     | UTC              | 2026-01-02T03:04:05Z
            # later columns
            http 2022-07-05T04:47:50.273035Z app/x 1.2.3.4:5 -  | UTC              | 2022-07-05T04:47:50.273Z
            nova.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO x | UTC | 2017-05-16T00:00:00.008Z
            - 1117838570 2005.06.03 R02 2005-06-03-15.42.50.675872 R02 RAS | UTC   | 2005-06-03T15:42:50.675Z
            - 1131566461 2005.11.09 dn228 Nov 9 12:01:01 dn228/dn228 crond | UTC   | 2005-11-09T20:01:01Z
            134681 node-246 unix.hw state 1077804742 1 text     | UTC              | 2004-02-26T14:12:22Z
            7,alice,2026-01-02 03:04:05,text of it              | UTC              | 2026-01-02T03:04:05Z
            7;"a;b c";2026-01-02 03:04:05;text of it            | UTC              | 2026-01-02T03:04:05Z
            web|main thread|2026-01-02 03:04:05|text of it      | UTC              | 2026-01-02T03:04:05Z
            1234:M 02 Jan 2026 03:04:05.678 * Ready             | UTC              | 2026-01-02T03:04:05.678Z
            # names of months
            83.149.9.216 - - [17/May/2015:10:05:03 +0000] "GET" | Asia/Tokyo       | 2015-05-17T10:05:03Z
            ::1 - bob smith [17/May/2015:10:05:03 -0700] "GET"  | UTC              | 2015-05-17T17:05:03Z
            own buck [06/Feb/2019:00:00:38 +0000] 1.2.3.4 x     | UTC              | 2019-02-06T00:00:38Z
            host - - [17/may/2015:10:05:03 +0200] "GET /[a] x"  | UTC              | 2015-05-17T08:05:03Z
            [17/May/2015:10:05:03 +0000] text                   | UTC              | 2015-05-17T10:05:03Z
            [02-Jan-2026 03:04:05 UTC] PHP Warning:  text       | Asia/Tokyo       | 2026-01-02T03:04:05Z
            02-Jan-2026 03:04:05.678 INFO [main] org.x.y text   | UTC              | 2026-01-02T03:04:05.678Z
            02 Jan 2026 03:04:05 text                           | UTC              | 2026-01-02T03:04:05Z
            2 January 2026 03:04:05 text                        | UTC              | 2026-01-02T03:04:05Z
            Fri, 02 Jan 2026 03:04:05 GMT text                  | Asia/Tokyo       | 2026-01-02T03:04:05Z
            Friday, 02-Jan-26 03:04:05 GMT text                 | UTC              | 2026-01-02T03:04:05Z
            [Sun Dec 04 04:47:44 2005] [notice] text            | UTC              | 2005-12-04T04:47:44Z
            [Sun Dec 04 04:47:44.123456 2005] [core:error] text | UTC              | 2005-12-04T04:47:44.123Z
            Sun Dec  4 04:47:44 2005 text                       | UTC              | 2005-12-04T04:47:44Z
            Sun Dec  4 04:47:44 UTC 2005 text                   | Asia/Tokyo       | 2005-12-04T04:47:44Z
            Sun Dec  4 04:47:44 EST 2005 text                   | UTC              | 2005-12-04T09:47:44Z
            Jan 2, 2026 3:04:05 PM java.util.logging.X text     | UTC              | 2026-01-02T15:04:05Z
            Jan 2, 2026 3:04:05\u202fPM java.util.logging.X a   | UTC              | 2026-01-02T15:04:05Z
            Jan 2, 2026, 12:04:05 AM text                       | UTC              | 2026-01-02T00:04:05Z
            Jan 2, 2026 12:04:05 pm text                        | UTC              | 2026-01-02T12:04:05Z
            Jan 2, 2026 13:04:05 PM text                        | UTC              | none
            September 2, 2026 3:04:05 AM text                   | UTC              | 2026-09-02T03:04:05Z
            Sept 2, 2026 3:04:05 AM text                        | UTC              | 2026-09-02T03:04:05Z
            <189>Jan 02 2026 03:04:05 asa : %ASA-5 text         | UTC              | 2026-01-02T03:04:05Z
            Jan 02 2026 03:04:05 asa : %ASA-5 text              | UTC              | 2026-01-02T03:04:05Z
            2005-Jun-14 15:16:01 text                           | UTC              | 2005-06-14T15:16:01Z
            2005 Jun 14 15:16:01 text                           | UTC              | 2005-06-14T15:16:01Z
            # no year
            Jun 14 15:16:01 combo sshd[1]: text                 | UTC              | --06-14T15:16:01
            Jul  1 09:00:55 host kernel[0]: text                | Asia/Tokyo       | --07-01T09:00:55
            <34>Oct 11 22:14:15 mymachine su: text              | UTC              | --10-11T22:14:15
            Feb 29 12:00:00 host app: text                      | UTC              | --02-29T12:00
            Feb 30 12:00:00 host app: text                      | UTC              | none
            I0102 15:04:05.678901    7 main.go:12] text         | UTC              | --01-02T15:04:05.678
            03-17 16:13:38.811  1702  2395 D Window: text       | UTC              | --03-17T16:13:38.811
            03-04 16:13:38.811 D/Window( 1702): text            | UTC              | --03-04T16:13:38.811
            [10.30 16:49:06] chrome.exe - text                  | UTC              | --10-30T16:49:06
            [30.10 16:49:06] chrome.exe - text                  | UTC              | --10-30T16:49:06
            # syslog with a year
            <34>1 2003-10-11T22:14:15.003Z host su - ID47 - x   | UTC              | 2003-10-11T22:14:15.003Z
            <165>1 2003-08-24T05:14:15.000003-07:00 h p 8710 -  | UTC              | 2003-08-24T12:14:15Z
            <34>1 - host su - ID47 - text                       | UTC              | none
            <34>2026-01-02T03:04:05+01:00 host su: text         | UTC              | 2026-01-02T02:04:05Z
            # digits that need a convention
            081109 203615 148 INFO dfs.DataNode: text           | UTC              | 2008-11-09T20:36:15Z
            150729 17:41:44 [Note] text                         | UTC              | 2015-07-29T17:41:44Z
            17/06/09 20:10:40 INFO executor.Coarse: text        | UTC              | 2017-06-09T20:10:40Z
            17/06/09 20:10:40 text                              | UTC              | none
            700101 000000 text                                  | UTC              | 1970-01-01T00:00:00Z
            690101 000000 text                                  | UTC              | 2069-01-01T00:00:00Z
            02.01.2026 03:04:05 text                            | UTC              | 2026-01-02T03:04:05Z
            01/02/2026 03:04:05 text                            | UTC              | none
            17/02/2026 03:04:05 text                            | UTC              | 2026-02-17T03:04:05Z
            02/17/2026 03:04:05 text                            | UTC              | 2026-02-17T03:04:05Z
            02/17/2026 3:04:05 PM text                          | UTC              | 2026-02-17T15:04:05Z
            02-17-2026 03:04:05 text                            | UTC              | 2026-02-17T03:04:05Z
            02/17/26 03:04:05 text                              | UTC              | 2026-02-17T03:04:05Z
            17/18/2026 03:04:05 text                            | UTC              | none
            # since the epoch
            1767323045 text                                     | Asia/Tokyo       | 2026-01-02T03:04:05Z
            1767323045.678 text                                 | UTC              | 2026-01-02T03:04:05.678Z
            [1767323045.678901] text                            | UTC              | 2026-01-02T03:04:05.678Z
            1767323045678 text                                  | UTC              | 2026-01-02T03:04:05.678Z
            1767323045678901 text                               | UTC              | 2026-01-02T03:04:05.678Z
            1767323045678901234 text                            | UTC              | 2026-01-02T03:04:05.678Z
            767323045 text                                      | UTC              | none
            9767323045 text                                     | UTC              | none
            1767323045x text                                    | UTC              | none
            123456789012345678901234567890 text                 | UTC              | none
            2 123456789012 eni-0e25 10.0.0.1 10.0.0.2 3 4 6 1 44 1674898496 1674898507 ACCEPT OK | UTC | 2023-01-28T09:34:56Z
            # key=value
            ts=2026-01-02T03:04:05Z level=info msg="a b"        | UTC              | 2026-01-02T03:04:05Z
            time="2026-01-02 03:04:05" level=info msg=x         | Asia/Tokyo       | 2026-01-01T18:04:05Z
            level=info ts=1767323045.678 msg=x                  | UTC              | 2026-01-02T03:04:05.678Z
            level=info msg="ts=2001-01-01T00:00:00Z" t=1767323045678 | UTC         | 2026-01-02T03:04:05.678Z
            date=2026-01-02 time=03:04:05 devname=fw logid=1    | UTC              | 2026-01-02T03:04:05Z
            level=info msg=x                                    | UTC              | none
            # zones
            2026-01-02 03:04:05 text                            | Europe/Berlin    | 2026-01-02T02:04:05Z
            2026-07-02 03:04:05 text                            | Europe/Berlin    | 2026-07-02T01:04:05Z
            2026-07-02 03:04:05 text                            | America/New_York | 2026-07-02T07:04:05Z
            2026-01-02 03:04:05 text                            | Asia/Kathmandu   | 2026-01-01T21:19:05Z
            2026-01-02 03:04:05 text                            | +02:00           | 2026-01-02T01:04:05Z
            2026-03-29 01:59:59 text                            | Europe/Berlin    | 2026-03-29T00:59:59Z
            2026-03-29 02:30:00 text                            | Europe/Berlin    | 2026-03-29T01:30:00Z
            2026-03-29 03:00:00 text                            | Europe/Berlin    | 2026-03-29T01:00:00Z
            2026-10-25 01:59:59 text                            | Europe/Berlin    | 2026-10-24T23:59:59Z
            2026-10-25 02:30:00 text                            | Europe/Berlin    | 2026-10-25T00:30:00Z
            2026-10-25 03:00:00 text                            | Europe/Berlin    | 2026-10-25T02:00:00Z
            2026-11-01 01:30:00 text                            | America/New_York | 2026-11-01T05:30:00Z
            # impossible, or hardly a time
            2026-02-29 03:04:05 text                            | UTC              | none
            2024-02-29 03:04:05 text                            | UTC              | 2024-02-29T03:04:05Z
            2100-02-29 03:04:05 text                            | UTC              | none
            2000-02-29 03:04:05 text                            | UTC              | 2000-02-29T03:04:05Z
            2026-04-31 03:04:05 text                            | UTC              | none
            2026-13-01 03:04:05 text                            | UTC              | none
            2026-00-01 03:04:05 text                            | UTC              | none
            2026-01-00 03:04:05 text                            | UTC              | none
            2026-01-02 24:00:00 text                            | UTC              | 2026-01-03T00:00:00Z
            2026-01-02 24:00:01 text                            | UTC              | none
            2026-01-02 25:00:00 text                            | UTC              | none
            2026-01-02 03:60:00 text                            | UTC              | none
            2016-12-31T23:59:60Z text                           | UTC              | 2017-01-01T00:00:00Z
            2016-12-31T23:58:60Z text                           | UTC              | none
            2016-12-31T23:59:61Z text                           | UTC              | none
            0001-01-01T00:00:00Z text                           | UTC              | none
            1969-12-31 23:59:59 text                            | UTC              | none
            1970-01-01 00:00:00 text                            | UTC              | 1970-01-01T00:00:00Z
            2026-01-02 text                                     | UTC              | none
            2026-01-02T03 text                                  | UTC              | none
            2026-01/02 03:04:05 text                            | UTC              | none
            03:04:05.678 [main] INFO text                       | UTC              | none
            2026-01-02 03:04:056 text                           | UTC              | none
            just text of no particular kind                     | UTC              | none
            10.0.0.1 2.5.1 build 20260102                       | UTC              | none
            """;

    record Row(String line, String zone, String expected) {}

    static Stream<Row> rows() {
        return TABLE.lines().filter(line -> !line.startsWith("#")).map(line -> {
            List<String> cells = List.of(line.split("(?<=.)\\|(?=[^|]*(\\|[^|]*)?$)", -1));
            return new Row(
                    cells.get(0).stripTrailing(),
                    cells.get(1).strip(),
                    cells.get(2).strip());
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsTheOnlyLine(Row row) {
        assertThat(Formats.timeOfOnly(row.line, row.zone)).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void neverReadsBehindTheEndOfTheLine(Row row) {
        LogFormat format = Formats.detect(row.line, Formats.options(row.zone));
        byte[] line = row.line.getBytes(StandardCharsets.UTF_8);
        byte[] surrounded =
                ("2001-01-01 00:00:00 9" + row.line + "99999 2001-01-01 00:00:00").getBytes(StandardCharsets.UTF_8);
        int start = "2001-01-01 00:00:00 9".length();
        for (int length = 0; length <= line.length; length++) {
            byte[] alone = Arrays.copyOf(line, length);
            assertThat(Formats.time(format, surrounded, start, start + length))
                    .as("cut to %s", new String(alone, StandardCharsets.UTF_8))
                    .isEqualTo(Formats.time(format, alone, 0, length));
        }
    }
}
