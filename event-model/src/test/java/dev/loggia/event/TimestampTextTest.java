package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01 00:00:00.000",
        "1788444300000, 2026-09-03 14:05:00.000",
        "1788444300007, 2026-09-03 14:05:00.007",
        "-1, 1969-12-31 23:59:59.999",
        "951782400000, 2000-02-29 00:00:00.000",
        "253402300799999, 9999-12-31 23:59:59.999",
        "253402300800000, 10000-01-01 00:00:00.000",
        "-62135596800000, 0001-01-01 00:00:00.000",
        "-62198755200000, -1-01-01 00:00:00.000"
    })
    void writesTimesInUtc(long millis, String expected) {
        assertThat(TimestampText.format(millis)).isEqualTo(expected);
    }

    @Test
    void writesTimesInAZone() {
        assertThat(TimestampText.format(1788444300000L, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("2026-09-03 23:05:00.000");
        assertThat(TimestampText.format(1788444300000L, ZoneId.of("America/New_York")))
                .isEqualTo("2026-09-03 10:05:00.000");
    }

    @Test
    void writesTheFurthestTimesThereAre() {
        assertThat(TimestampText.format(Long.MAX_VALUE)).isEqualTo("292278994-08-17 07:12:55.807");
        assertThat(TimestampText.format(Long.MIN_VALUE)).isEqualTo("-292275055-05-16 16:47:04.192");
    }
}
