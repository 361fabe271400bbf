package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 KB",
        "999949,999.9 KB",
        "999950,1.0 MB",
        "2345678,2.3 MB",
        "9223372036854775807,9.2 EB"
    })
    void printsBytes(long bytes, String expected) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(expected);
    }

    @Test
    void printsCounts() {
        assertThat(Quantity.count(1234567)).isEqualTo("1,234,567");
        assertThat(Quantity.count(1, "row")).isEqualTo("1 row");
        assertThat(Quantity.count(0, "row")).isEqualTo("0 rows");
    }

    @Test
    void printsTimesAndRates() {
        assertThat(Quantity.time(Duration.ofMillis(123))).isEqualTo("0.12 s");
        assertThat(Quantity.time(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
        assertThat(Quantity.rate(1_000_000, Duration.ofMillis(500))).isEqualTo("2.0 MB/s");
        assertThat(Quantity.rate(0, Duration.ZERO)).isEqualTo("0 B/s");
    }
}
