package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaLogTest {

    private static final String ID = "8f5a5d9e-1c3b-4f0a-9b7d-0123456789ab";
    private static final String REQUEST = "@requestId='" + ID + "'";

    private static List<String> fields(String line) {
        return ReadFields.of(LambdaLog.Fields.INSTANCE, line);
    }

    @Test
    void startAndEndTellTheRequest() {
        assertThat(fields("START RequestId: " + ID + " Version: $LATEST")).containsExactly(REQUEST, "@type='START'");
        assertThat(fields("END RequestId: " + ID)).containsExactly(REQUEST, "@type='END'");
    }

    @Test
    void aReportTellsMillisecondsAndBytes() {
        String report = "REPORT RequestId: " + ID + "\tDuration: 9.30 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 72 MB\tInit Duration: 200.1 ms\t";
        List<String> fields = List.of(
                "@billedDuration=10",
                "@duration=9.3",
                "@initDuration=200.1",
                "@maxMemoryUsed=72000000",
                "@memorySize=128000000",
                REQUEST,
                "@type='REPORT'");
        assertThat(fields(report)).isEqualTo(fields);
        assertThat(fields("2026-01-02T03:04:05.678Z " + report)).as("exported").isEqualTo(fields);
        assertThat(fields("2026-01-02T03:04:05.678901+00:00 2026/01/02/[$LATEST]0123abcd " + report))
                .as("followed")
                .isEqualTo(fields);
        String trace = "XRAY TraceId: 1-5e1b4151-5ac6c58f\tSegmentId: 7a8b\tSampled: true\t";
        assertThat(fields(report + trace))
                .containsAll(fields)
                .contains("@xraySegmentId='7a8b'", "@xrayTraceId='1-5e1b4151-5ac6c58f'");
        assertThat(fields(report + "\n" + trace)).isEqualTo(fields(report + trace));
        assertThat(fields(trace)).containsExactly("@xraySegmentId='7a8b'", "@xrayTraceId='1-5e1b4151-5ac6c58f'");
    }

    @Test
    void linesOfTheRuntimesTellTheRequest() {
        assertThat(fields("2026-01-02T03:04:05.678Z\t" + ID + "\tINFO\ttext")).containsExactly(REQUEST);
        assertThat(fields("[INFO]\t2026-01-02T03:04:05.678Z\t" + ID + "\ttext")).containsExactly(REQUEST);
        assertThat(fields("2026-01-02 03:04:05 " + ID + " INFO  Main:7 - text")).containsExactly(REQUEST);
        assertThat(fields("2026-01-02T03:04:05.678Z " + ID + " Task timed out after 3.00 seconds"))
                .containsExactly(REQUEST);
        assertThat(fields("2026-01-02T03:04:06.000Z [INFO]\t2026-01-02T03:04:05.678Z\t" + ID + "\ttext"))
                .containsExactly(REQUEST);
    }

    @Test
    void otherLinesHaveNoFields() {
        for (String line : List.of(
                "INIT_START Runtime Version: python:3.12.v1\tRuntime Version ARN: arn:aws:lambda:x",
                "2026-01-02T03:04:05.678Z\tundefined\tINFO\ttext",
                "order " + ID + " was paid",
                ID,
                "START RequestId: 42",
                "START RequestId: " + ID + "0",
                "STARTED RequestId: " + ID,
                "",
                "{not json}")) {
            assertThat(fields(line)).as(line).isEmpty();
        }
    }

    @Test
    void theFirstFragmentOfJsonIsDiscovered() {
        assertThat(fields("2026-01-02T03:04:05.678Z\t" + ID + "\tINFO\tgot {x} {\"a\":{\"b\":1}} then {\"c\":2}"))
                .containsExactly(REQUEST, "a.b=1");
        assertThat(fields("paid {\"order\":\"7\",\"@requestId\":\"x\"} {"))
                .containsExactly("@@requestId='x'", "order='7'");
        assertThat(fields("{\"a\":1}")).containsExactly("a=1");
        assertThat(fields("[{\"a\":1}]")).as("the line is JSON itself").containsExactly("0.a=1");
        assertThat(fields("{ {\"a\":1}"))
                .as("within a brace that is never closed")
                .isEmpty();
    }

    @Test
    void aPlatformLineTakesItsTimeFromTheEventBefore() {
        LogFormat format =
                Formats.detect("START RequestId: " + ID + " Version: 1\n{\"time\":\"2026-01-02T03:04:05Z\"}\n");
        assertThat(Formats.time(format, "START RequestId: " + ID + " Version: 1"))
                .isEqualTo("none");
        assertThat(Formats.time(format, "{\"time\":\"2026-01-02T03:04:05Z\"}")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Formats.time(format, "[WARNING]\t2026-01-02T03:04:05.678Z\t" + ID + "\ttext"))
                .isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(Formats.startsEvent(format, "END RequestId: " + ID)).isTrue();
        assertThat(Formats.startsEvent(format, "  File \"/var/task/a.py\", line 1"))
                .isFalse();
    }

    @Test
    void exportedEventsGoOnUntilTheNextTime() {
        LogFormat format = Formats.detect("2026-01-02T03:04:05.678Z START RequestId: " + ID + " Version: 1\n"
                + "2026-01-02T03:04:05.700Z Traceback:\n\tat x\n2026-01-02T03:04:05.701Z END RequestId: " + ID + "\n");
        assertThat(Formats.time(format, "2026-01-02T03:04:05.678Z END RequestId: " + ID))
                .isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(format.multiLine()).isTrue();
        assertThat(Formats.startsEvent(format, "\tat x")).isFalse();
    }
}
