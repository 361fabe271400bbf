package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs whose columns a directive names. */
final class W3cLogTest {

    private static final String IIS = """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Date: 2026-01-02 03:04:05
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query sc-status time-taken cs(User-Agent)
            2026-01-02 03:04:05 10.0.0.1 GET /a - 200 15 Mozilla/5.0+(X11)
            2026-01-02 03:04:06 10.0.0.1 GET /b x=1 404 7 -
            """;

    private static final String CLOUDFRONT = """
            #Version: 1.0
            #Fields: date time x-edge-location sc-bytes time-taken
            2019-12-04\t21:02:31\tLAX1\t392\t0.001
            2019-12-04\t21:02:31\tLAX1\t-\t0.002
            """;

    @Test
    void ofIis() {
        LogFormat format = Formats.detect(IIS, Formats.options("Europe/Berlin"));
        String line = "2026-01-02 03:04:06 10.0.0.1 GET /b x=1 404 7 -";
        assertThat(format.name()).isEqualTo("W3C extended log");
        assertThat(Formats.time(format, line)).as("UTC by definition").isEqualTo("2026-01-02T03:04:06Z");
        assertThat(PutFields.of(format, line))
                .isEqualTo(Map.of(
                        "date", "2026-01-02",
                        "time", "03:04:06",
                        "s-ip", "10.0.0.1",
                        "cs-method", "GET",
                        "cs-uri-stem", "/b",
                        "cs-uri-query", "x=1",
                        "sc-status", "#404",
                        "time-taken", "#7"));
        assertThat(PutFields.of(format, line + " 1")).as("another #Fields line").isNull();
        assertThat(Headers.of(format, "#Date: x", "#Fields: date", line, "", "\ufeff#Software: x"))
                .containsExactly(true, true, false, false, true);
    }

    @Test
    void ofCloudFront() {
        LogFormat format = Formats.detect(CLOUDFRONT);
        String line = "2019-12-04\t21:02:31\tLAX1\t392\t0.001";
        assertThat(Formats.time(format, line)).isEqualTo("2019-12-04T21:02:31Z");
        assertThat(PutFields.of(format, line))
                .containsEntry("x-edge-location", "LAX1")
                .containsEntry("sc-bytes", "#392")
                .containsEntry("time-taken", "#0.001");
    }

    @Test
    void dateAndTimeMayStandApart() {
        LogFormat format = Formats.detect("#Fields: time c-ip date\n03:04:05 10.0.0.1 2026-01-02\n");
        assertThat(Formats.time(format, "03:04:05 10.0.0.1 2026-01-02")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Formats.time(format, "03:04:05 10.0.0.1")).isEqualTo("none");
        assertThat(Formats.detect("#Fields: time c-ip\n03:04:05 10.0.0.1\n").hasTimes())
                .isFalse();
    }

    @Test
    void columnsWithSeveralNamesAreNoFields() {
        String other = "#Fields: date time c-ip cs-uri";
        LogFormat format = Formats.detect("#Fields: date time s-ip cs-uri\n2026-01-02 03:04:05 10.0.0.1 /a\n" + other
                + "\n2026-01-02 03:04:06 10.0.0.2 /b\n");
        assertThat(PutFields.of(format, "2026-01-02 03:04:05 10.0.0.1 /a"))
                .isEqualTo(Map.of("date", "2026-01-02", "time", "03:04:05", "cs-uri", "/a"));
        byte[] known = other.getBytes(StandardCharsets.UTF_8);
        assertThat(format.renamesFields(known, 0, known.length)).isFalse();
        byte[] later = "#Fields: date time s-ip cs-referer".getBytes(StandardCharsets.UTF_8);
        assertThat(format.renamesFields(later, 0, later.length)).isTrue();
        assertThat(Formats.detect("#Fields: date time a\n2026-01-02 03:04:05 1\n#Fields: time date a\n")
                        .hasTimes())
                .isFalse();
    }

    @Test
    void commentsAloneMakeNoLog() {
        assertThat(Formats.detect("# Fields: a b\n1 2\n").name()).isEqualTo("plain text");
        assertThat(Formats.detect("#Fields: date time x\nfoo\nbar\nwhatever\n").name())
                .isEqualTo("plain text");
    }
}
