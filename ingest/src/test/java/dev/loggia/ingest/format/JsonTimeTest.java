package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Times of JSON objects: which key, and what its value means. */
final class JsonTimeTest {

    private static final String INSTANT = "2026-01-02T03:04:05.678Z";

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("{\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"timestamp\":1767323045.678,\"a\":1}", INSTANT),
                Arguments.of("{\"timestamp\":1767323045678901}", INSTANT),
                Arguments.of("{\"timestamp\":1767323045678901234}", INSTANT),
                Arguments.of("{\"ts\":1.767323045678e+09}", INSTANT),
                Arguments.of("{\"ts\":1.767323045678E12}", INSTANT),
                Arguments.of("{\"ts\":1767323045}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"time\":\"1767323045678\"}", INSTANT),
                Arguments.of("{\"__REALTIME_TIMESTAMP\":\"1767323045678901\"}", INSTANT),
                Arguments.of("{\"@timestamp\":\"2026-01-02T03:04:05.678Z\"}", INSTANT),
                Arguments.of("{ \"time\" : \"2026-01-02T04:04:05.678901+01:00\" }", INSTANT),
                Arguments.of("{\"time\":\"2026-01-02T04:04:05.678+01:00[Europe/Berlin]\"}", INSTANT),
                Arguments.of("{\"asctime\":\"2026-01-02 03:04:05,678\"}", INSTANT),
                Arguments.of("{\"eventTime\":\"2026-01-02T03:04:05Z\"}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"event_time\":\"2026-01-02T03:04:05Z\"}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"time_local\":\"02/Jan/2026:03:04:05 +0000\"}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"date\":\"Fri, 02 Jan 2026 03:04:05 GMT\"}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"time\":\"20260102030405\"}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"time\":20260102030405}", "2026-01-02T03:04:05Z"),
                Arguments.of("{\"t\":{\"$date\":\"2026-01-02T03:04:05.678+00:00\"},\"s\":\"I\"}", INSTANT),
                Arguments.of("{\"t\":{\"$date\":{\"$numberLong\":\"1767323045678\"}}}", INSTANT),
                Arguments.of("{\"instant\":{\"epochSecond\":1767323045,\"nanoOfSecond\":678000000},\"l\":1}", INSTANT),
                Arguments.of("{\"timestamp\":{\"seconds\":1767323045,\"nanos\":678999999}}", INSTANT),
                Arguments.of("{\"Event\":{\"a\":1,\"timeCreated\":\"2026-01-02T03:04:05.678Z\"}}", INSTANT),
                Arguments.of("{\"System\":{\"TimeCreated\":{\"SystemTime\":\"2026-01-02T03:04:05.678Z\"}}}", INSTANT),
                Arguments.of("{\"log\":{\"level\":\"info\",\"time\":1767323045678}}", INSTANT),
                // what services of AWS write: resolver queries, API Gateway, GuardDuty alone and on a bus, a firewall,
                // a state machine
                Arguments.of(
                        "{\"version\":\"1.100000\",\"account_id\":\"123456789012\",\"region\":\"eu-west-1\",\"vpc_id\":\"vpc-0a\","
                                + "\"query_timestamp\":\"2026-01-02T03:04:05Z\",\"query_name\":\"example.com.\",\"rcode\":\"NOERROR\","
                                + "\"answers\":[{\"Rdata\":\"192.0.2.1\",\"Type\":\"A\"}],\"srcids\":{\"instance\":\"i-0a\"}}",
                        "2026-01-02T03:04:05Z"),
                Arguments.of(
                        "{\"requestId\":\"c6af9ac6\",\"ip\":\"192.0.2.1\",\"requestTime\":\"02/Jan/2026:03:04:05 +0000\","
                                + "\"httpMethod\":\"GET\",\"status\":\"200\",\"responseLength\":\"1767323045\"}",
                        "2026-01-02T03:04:05Z"),
                Arguments.of(
                        "{\"requestTime\":\"02/Jan/2026:03:04:05 +0000\",\"requestTimeEpoch\":\"1767323045678\"}",
                        INSTANT),
                Arguments.of(
                        "{\"schemaVersion\":\"2.0\",\"service\":{\"eventFirstSeen\":\"2025-12-01T00:00:00Z\",\"count\":7},"
                                + "\"severity\":8,\"createdAt\":\"2026-01-02T03:04:05.678Z\",\"updatedAt\":\"2026-02-03T00:00:00Z\"}",
                        INSTANT),
                Arguments.of(
                        "{\"version\":\"0\",\"detail-type\":\"GuardDuty Finding\",\"time\":\"2026-01-02T03:04:05Z\","
                                + "\"detail\":{\"createdAt\":\"2026-01-01T00:00:00.000Z\"}}",
                        "2026-01-02T03:04:05Z"),
                Arguments.of(
                        "{\"firewall_name\":\"f\",\"event_timestamp\":\"1767323045\","
                                + "\"event\":{\"timestamp\":\"2026-01-02T03:04:06.678901+0000\",\"proto\":\"TCP\"}}",
                        "2026-01-02T03:04:05Z"),
                Arguments.of(
                        "{\"id\":\"1\",\"type\":\"ExecutionStarted\",\"details\":{},\"event_timestamp\":\"1767323045678\"}",
                        INSTANT),
                // the best key wins, wherever it stands
                Arguments.of("{\"created_at\":\"2001-01-01T00:00:00Z\",\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"load_timestamp\":1445680800424,\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"log\":{\"time\":978307200},\"time\":1767323045678}", INSTANT),
                Arguments.of("{\"timestamp\":null,\"time\":1767323045678}", INSTANT),
                Arguments.of("{\"time\":17,\"ts\":1767323045678}", INSTANT),
                Arguments.of("{\"date\":\"2026-01-02\",\"eventTime\":\"2026-01-02T03:04:05.678Z\"}", INSTANT),
                // names and braces in strings do not matter
                Arguments.of("{\"m\":\"\\\"timestamp\\\":1 }{\",\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"m\":\"ends with a backslash \\\\\",\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"a\":[{\"timestamp\":1},\"]}\"],\"timestamp\":1767323045678}", INSTANT),
                Arguments.of("{\"timestamp\":1767323045678},", INSTANT),
                // no time
                Arguments.of("{\"timestamp\":\"01/02/2026 03:04:05\"}", "none"),
                Arguments.of("{\"timestamp\":\"soon\"}", "none"),
                Arguments.of("{\"timestamp\":\"2026-01-02T03:04:05Z to 2026-01-03\"}", "none"),
                Arguments.of("{\"timestamp\":-1767323045678}", "none"),
                Arguments.of("{\"timestamp\":true}", "none"),
                Arguments.of("{\"time\":0}", "none"),
                Arguments.of("{\"duration\":1767323045678}", "none"),
                Arguments.of("{\"other\":{\"deep\":{\"timestamp\":1767323045678}}}", "none"),
                Arguments.of("{}", "none"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void readsTheOnlyObject(String line, String expected) {
        LogFormat format = Formats.detect(line);
        assertThat(format.name()).startsWith("JSON lines");
        assertThat(Formats.time(format, line)).isEqualTo(expected);
    }

    @Test
    void takesTheKeyThatMostLinesHave() {
        LogFormat format = Formats.detect("""
                {"timestamp":"2001-01-01T00:00:00Z"}
                {"ts":1767323045}
                {"ts":1767323046}
                {"ts":1767323047}
                """);
        assertThat(format.name()).isEqualTo("JSON lines, time in ts");
        assertThat(Formats.time(format, "{\"timestamp\":\"2001-01-01T00:00:00Z\",\"ts\":1767323045}"))
                .isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Formats.time(format, "{\"timestamp\":\"2001-01-01T00:00:00Z\"}"))
                .as("a line that lacks the key has its time under the next")
                .isEqualTo("2001-01-01T00:00:00Z");
    }

    @Test
    void namesTheNestedKey() {
        assertThat(Formats.detect("{\"log\":{\"time\":1767323045678}}").name())
                .isEqualTo("JSON lines, time in log.time");
        assertThat(Formats.detect("{\"a\":1}").name()).isEqualTo("JSON lines without a time");
    }

    @Test
    void takesTheOrderOfDayAndMonthFromTheSample() {
        List<String> lines = List.of("{\"date\":\"01/02/2026 03:04:05\"}", "{\"date\":\"13/02/2026 03:04:05\"}");
        LogFormat format = Formats.detect(String.join("\n", lines));
        assertThat(Formats.time(format, lines.getFirst())).isEqualTo("2026-02-01T03:04:05Z");
    }

    @Test
    void readsValuesWithoutAYear() {
        String line = "{\"time\":\"Jan 02 03:04:05\"}";
        LogFormat format = Formats.detect(line);
        assertThat(format.lacksYear()).isTrue();
        assertThat(Formats.time(format, line)).isEqualTo("--01-02T03:04:05");
        assertThat(Formats.time(format, "{\"time\":\"2026-01-02T03:04:05Z\"}"))
                .as("a year would be lost")
                .isEqualTo("none");
    }

    @Test
    void readsValuesInTheZoneOfTheInput() {
        String line = "{\"time\":\"2026-01-02 03:04:05\"}";
        assertThat(Formats.timeOfOnly(line, "Asia/Tokyo")).isEqualTo("2026-01-01T18:04:05Z");
    }

    @Test
    void findsAnyKeyWhoseTextsAreAsTheUserDescribed() {
        String line = "{\"seen\":\"2.1.2026, 3 Uhr 04\",\"timestamp\":1}";
        LogFormat format = Formats.detect(line, Formats.given("d.M.yyyy, H 'Uhr' mm"));
        assertThat(format.name()).isEqualTo("JSON lines, time in seen");
        assertThat(Formats.time(format, line)).isEqualTo("2026-01-02T03:04:00Z");
    }

    @Test
    void everyLineIsAnEvent() {
        LogFormat format = Formats.detect("{\"ts\":1767323045}\n{\"ts\":1767323045}\n");
        assertThat(format.multiLine()).isFalse();
        assertThat(Formats.startsEvent(format, "\tat java.lang.X")).isTrue();
    }
}
