package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.regex.Regex;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sample is taken for. */
final class DetectionTest {

    private static final String ID = "8f5a5d9e-1c3b-4f0a-9b7d-0123456789ab";

    private static final String TRACE = """
            java.lang.IllegalStateException: broken
            \tat com.example.Service.run(Service.java:42)
            \tat java.base/java.lang.Thread.run(Thread.java:1583)
            """;

    /** @param i the event's number; its minute and second follow from it */
    private static String clock(int i) {
        return "03:%02d:%02d".formatted(i / 60 % 60, i % 60);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                input(
                        "JSON lines, time in ts",
                        i -> "{\"ts\":%d,\"m\":\"2001-01-01 00:00:00\"}".formatted(1767323000 + i)),
                input("syslog (RFC 5424)", i -> "<34>1 2026-01-02T" + clock(i) + ".003Z host su 7 ID47 - text"),
                input("syslog (RFC 3164)", i -> "<34>Jan  2 " + clock(i) + " host su[7]: text"),
                input("syslog (RFC 3164)", i -> "Jan  2 " + clock(i) + " host su[7]: 2001-01-01 00:00:00 text"),
                input(
                        "access log (common or combined)",
                        i -> "10.0.0." + i + " - - [02/Jan/2026:" + clock(i) + " +0000] \"GET / HTTP/1.1\" 200 1"),
                input("Apache error log", i -> "[Fri Jan 02 " + clock(i) + ".123456 2026] [core:error] text"),
                input("logfmt, time in time", i -> "level=info time=\"2026-01-02T" + clock(i) + "Z\" msg=\"a b\""),
                input(
                        "VPC flow log",
                        i -> "2 123456789012 eni-0a 10.0.0.1 10.0.0.2 1 2 6 1 44 1767323045 1767323055 ACCEPT OK"),
                input("container log (CRI)", i -> "2026-01-02T" + clock(i) + ".5Z stdout F {\"ts\":1}"),
                input(
                        "VPC flow log",
                        i -> i == 0 ? "vpc-id srcaddr dstaddr start" : "vpc-1 10.0.0.1 - " + (1767323045 + i)),
                input(
                        "ELB access log",
                        i -> "2026-01-02T" + clock(i)
                                + ".5Z lb 1.2.3.4:5 - -1 -1 -1 504 0 0 0 \"GET http://x/ HTTP/1.1\" \"c\" - -"),
                input(
                        "Route 53 query log",
                        i -> "1.0 2026-01-02T" + clock(i) + ".130Z Z12 example.com A NOERROR UDP FRA6 192.168.1.1 -"),
                input(
                        "W3C extended log",
                        i -> i == 0 ? "#Fields: date time sc-status" : "2026-01-02 " + clock(i) + " 200"),
                input("CSV, time in time", i -> i == 0 ? "time,text" : "2026-01-02 " + clock(i) + ",\"a, b\""),
                input(
                        "Docker's JSON lines",
                        i -> "{\"log\":\"{\\\"ts\\\":1}\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-02T" + clock(i)
                                + ".5Z\"}"),
                input(
                        "Lambda log",
                        i -> i % 20 > 0
                                ? "2026-01-02T" + clock(i) + ".678Z\t" + ID + "\tINFO\ttext"
                                : "START RequestId: " + ID + " Version: $LATEST"),
                input(
                        "Lambda log",
                        i -> i % 20 > 0 ? "{\"time\":\"2026-01-02T" + clock(i) + "Z\"}" : "END RequestId: " + ID),
                input(
                        "Lambda log, exported with times",
                        i -> "2026-01-02T" + clock(i) + ".678Z " + (i % 20 > 0 ? "text" : "END RequestId: " + ID)),
                input(
                        "syslog (RFC 3164)",
                        i -> "2026-01-02T" + clock(i) + ".123456+01:00 host su" + (i % 2 > 0 ? "[7]: " : ": ")
                                + "text"),
                input(
                        "text led by a time, as 2026-01-02T03:00:00Z",
                        i -> "2026-01-02T" + clock(i) + "Z INFO worker[7]: text"),
                input(
                        "text led by a time, as 2026-01-02T03:00:00Z",
                        i -> "2026-01-02T" + clock(i) + "Z session closed, uid=0"),
                input(
                        "text led by a time, as 2026-01-02T03:00:00Z, with key=value pairs",
                        i -> "2026-01-02T" + clock(i) + "Z INFO request done method=GET status=200 took=12ms"),
                input(
                        "logfmt, time in ts, with key=value pairs",
                        i -> "INFO ts=2026-01-02T" + clock(i) + "Z took=12ms"),
                input("plain text, with key=value pairs", i -> "INFO request done method=GET status=200"),
                input("text led by a time, as 2026/01/02 03:00:00", i -> "2026/01/02 " + clock(i) + " text"),
                input("text led by a time, as 2026-01-02 03:00:00", i -> "[INFO ] [2026-01-02 " + clock(i) + "] text"),
                input(
                        "text with a time in column 3, as 2026-01-02T03:00:00Z",
                        i -> "host" + i + " app 2026-01-02T" + clock(i) + "Z text"),
                input("text with a time in column 2, as 1767323000", i -> "host " + (1767323000 + i) + " text"),
                input("plain text", i -> "host 1767323000 the same number in every line"),
                input(
                        "plain text",
                        i -> "host " + (1000000007L * (i + 1) % 2_400_000_000L + 1_600_000_000L) + " order"),
                input(
                        "plain text (day and month of times as 05/06/2026 03:00:00 could change places)",
                        i -> "05/06/2026 " + clock(i) + " day or month first, who knows"),
                input("plain text", i -> "number " + i + " of many"),
                input("text led by a time of day without a date", i -> clock(i) + ".123 [main] INFO no date"));
    }

    private static Arguments input(String name, IntFunction<String> line) {
        return Arguments.of(name, lines(60, line));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void knows(String name, String input) {
        assertThat(Formats.detect(input).name()).isEqualTo(name);
        assertThat(Formats.detect(input.replace("\n", "\r\n")).name()).isEqualTo(name);
        assertThat(Formats.detect("\n\n" + input).name())
                .as("after blank lines")
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isNotMisledByALineOfAnotherKind(String name, String input) {
        String mixed = input + "2025-12-31 23:59:59 something else\n{\"timestamp\":1767323045}\n";
        assertThat(Formats.detect(mixed).name()).isEqualTo(name);
    }

    @Test
    void findsTheTimeThoughFewLinesHaveOne() {
        String input = "2026-01-02 03:04:05 values:\n" + lines(15, i -> "\tkey" + i + " = " + i);
        LogFormat format = Formats.detect(input);
        assertThat(format.name()).isEqualTo("text led by a time, as 2026-01-02 03:04:05");
        assertThat(format.multiLine()).as("most lines do not begin with a time").isFalse();
    }

    @Test
    void continuationLinesJoinWhenTheFirstAndMostLinesBeginWithATime() {
        IntFunction<String> line = i -> "2026-01-02 " + clock(i) + " ERROR text";
        LogFormat format = Formats.detect(lines(4, line) + TRACE);
        assertThat(format.multiLine()).isTrue();
        assertThat(Formats.startsEvent(format, line.apply(9))).isTrue();
        TRACE.lines()
                .forEach(trace ->
                        assertThat(Formats.startsEvent(format, trace)).as(trace).isFalse());
        assertThat(Formats.startsEvent(format, "")).isFalse();

        assertThat(Formats.detect(lines(3, line) + TRACE).multiLine())
                .as("stack traces may be the greater part")
                .isTrue();
        assertThat(Formats.detect("# header\n" + lines(9, line)).multiLine())
                .as("the first line is other")
                .isFalse();
    }

    @Test
    void syslogAndErrorLogsJoinAccessLogsDoNot() {
        assertThat(Formats.detect(lines(9, i -> "<34>1 2026-01-02T" + clock(i) + "Z h a - - - text"))
                        .multiLine())
                .isTrue();
        assertThat(Formats.detect(lines(9, i -> "Jan  2 " + clock(i) + " host app: text"))
                        .multiLine())
                .isTrue();
        assertThat(Formats.detect(lines(9, i -> "[Fri Jan 02 " + clock(i) + " 2026] [error] text"))
                        .multiLine())
                .isTrue();
        assertThat(Formats.detect(lines(9, i -> "::1 - - [02/Jan/2026:" + clock(i) + " +0000] \"GET /\" 200 1"))
                        .multiLine())
                .isFalse();
        assertThat(Formats.detect(lines(9, i -> "host app 2026-01-02T" + clock(i) + "Z text"))
                        .multiLine())
                .isFalse();
    }

    @Test
    void takesTheOrderOfDayAndMonthFromAnyLineOfTheSample() {
        String input = lines(300, i -> "05/06/2026 " + clock(i) + " text") + "05/13/2026 03:00:00 text\n";
        LogFormat format = Formats.detect(input);
        assertThat(format.name()).isEqualTo("text led by a time, as 05/06/2026 03:00:00");
        assertThat(Formats.time(format, "05/06/2026 03:00:00 text")).isEqualTo("2026-05-06T03:00:00Z");
    }

    @Test
    void timesOfDayTellWhereEventsStart() {
        LogFormat format = Formats.detect(lines(9, i -> clock(i) + ".123 [main] ERROR text") + TRACE);
        assertThat(format.multiLine()).isTrue();
        assertThat(format.hasTimes()).isFalse();
        assertThat(Formats.startsEvent(format, "03:04:05.123 [main] INFO text")).isTrue();
        assertThat(Formats.startsEvent(format, "\tat com.example.Service.run(Service.java:42)"))
                .isFalse();
    }

    @Test
    void usersDecideHowLinesJoin() {
        String input = lines(9, i -> "2026-01-02 " + clock(i) + " text");
        LogFormat off = Formats.detect(input, new FormatOptions(ZoneOffset.UTC, null, new MultiLine.Off()));
        assertThat(off.multiLine()).isFalse();
        assertThat(Formats.startsEvent(off, "\tat x")).isTrue();

        MultiLine pattern = new MultiLine.StartsWith(Regex.compile("^(BEGIN|#\\d+)"));
        LogFormat joined = Formats.detect("{\"ts\":1}\n", new FormatOptions(ZoneOffset.UTC, null, pattern));
        assertThat(joined.multiLine()).isTrue();
        assertThat(Formats.startsEvent(joined, "BEGIN x")).isTrue();
        assertThat(Formats.startsEvent(joined, "#7 x")).isTrue();
        assertThat(Formats.startsEvent(joined, "2026-01-02 03:04:05 BEGIN")).isFalse();
    }

    @Test
    void aCutLineDoesNotCount() {
        byte[] bytes = "one\ntwo\n2026-01-02 03:04:05 te".getBytes(StandardCharsets.UTF_8);
        FormatOptions options = Formats.options("UTC");
        assertThat(LogFormats.detect(bytes, bytes.length, false, options)
                        .format()
                        .name())
                .isEqualTo("plain text");
        assertThat(LogFormats.detect(bytes, bytes.length, true, options)
                        .format()
                        .name())
                .startsWith("text led by a time");
        assertThat(LogFormats.detect(bytes, 7, true, options).format().name()).isEqualTo("plain text");
    }

    @Test
    void nothingIsPlainText() {
        assertThat(Formats.detect("").name()).isEqualTo("plain text");
        assertThat(Formats.detect("\n\n \n").name()).isEqualTo("plain text");
    }
}
