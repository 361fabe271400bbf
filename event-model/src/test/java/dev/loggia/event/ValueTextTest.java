package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource({
        "122.0703125, 122.0703, 122.0703125",
        "0.5, 0.5, 0.5",
        "-0.5, -0.5, -0.5",
        "0.1, 0.1, 0.1",
        "100.25, 100.25, 100.25",
        "0.00004, 0, 0.00004",
        "-0.00004, 0, -0.00004",
        "0.00005, 0.0001, 0.00005",
        "-0.00005, -0.0001, -0.00005",
        "2.34565, 2.3457, 2.34565",
        "-2.34565, -2.3457, -2.34565",
        "1.00005, 1.0001, 1.00005",
        "1.00004999, 1, 1.00004999",
        "0.99999, 1, 0.99999",
        "-9.99995, -10, -9.99995",
        "3.0001, 3.0001, 3.0001",
        "3.001, 3.001, 3.001",
        "1234567.891, 1234567.891, 1234567.891",
        "12345678.912345, 12345678.9123, 12345678.912345",
        "99999999.99995, 100000000, 99999999.99995",
        "123456789012345.67, 123456789012345.67, 123456789012345.67",
        "999999999999999.9, 999999999999999.9, 999999999999999.9",
        "1234567890123456.5, 1.2345678901234565E15, 1.2345678901234565E15",
        "1e19, 1.0E19, 1.0E19",
        "1e300, 1.0E300, 1.0E300",
        "1e-6, 0, 0.000001",
        "1e-7, 0, 1.0E-7",
        "4.9e-324, 0, 4.9E-324"
    })
    void writesDecimals(double number, String printed, String exact) {
        assertThat(ValueText.printed(new Value.Decimal(number))).isEqualTo(printed);
        assertThat(ValueText.exact(new Value.Decimal(number))).isEqualTo(exact);
    }

    @Test
    void roundsAsDecimalArithmeticDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double number = switch (i % 4) {
                case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(-6, 15));
                case 1 -> random.nextInt(2_000_000_000) / 1e5;
                case 2 -> (random.nextLong(4_000_000_000_000L) - 2_000_000_000_000L) / 1e5;
                default -> random.nextInt(100_000) / 1e4 + 0.00005;
            };
            if (Math.abs(number) < 1e15 && Value.of(number) instanceof Value.Decimal decimal) {
                BigDecimal rounded = BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
                String expected = rounded.signum() == 0
                        ? "0"
                        : rounded.stripTrailingZeros().toPlainString();
                assertThat(ValueText.printed(decimal)).isEqualTo(expected);
                assertThat(Double.parseDouble(ValueText.exact(decimal))).isEqualTo(number);
            }
        }
    }

    @Test
    void writesTheOtherKinds() {
        assertThat(ValueText.printed(Value.of(1_000_000_000_000_000L))).isEqualTo("1000000000000000");
        assertThat(ValueText.printed(Value.of(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(ValueText.printed(Value.TRUE)).isEqualTo("1");
        assertThat(ValueText.printed(Value.FALSE)).isEqualTo("0");
        assertThat(ValueText.printed(Value.of(" as it is "))).isEqualTo(" as it is ");
        assertThat(ValueText.exact(new Value.Timestamp(0))).isEqualTo("1970-01-01 00:00:00.000");
    }

    @Test
    void writesStructuresAsJson() {
        Map<String, @Nullable Value> map = new LinkedHashMap<>();
        map.put("b", Value.of(1.23456));
        map.put("a", new Value.ListValue(List.of(Value.TRUE, Value.of("x\"y"))));
        map.put("nothing", null);
        map.put("time", new Value.Timestamp(1));

        assertThat(ValueText.printed(new Value.MapValue(map)))
                .isEqualTo(
                        "{\"b\":1.23456,\"a\":[true,\"x\\\"y\"],\"nothing\":null,\"time\":\"1970-01-01 00:00:00.001\"}");
    }

    @Test
    void aDoubleThatIsAnIntegerIsOneValueWithIt() {
        assertThat(Value.of(-0.0)).isEqualTo(Value.of(0L));
        assertThat(Value.of(1e15)).isEqualTo(Value.of(1_000_000_000_000_000L));
        assertThat(Value.of(-0x1p63)).isEqualTo(Value.of(Long.MIN_VALUE));
        assertThat(Value.of(0x1p63)).isEqualTo(new Value.Decimal(0x1p63));
        assertThat(Value.of(Double.NaN)).isNull();
        assertThat(Value.of(Double.NEGATIVE_INFINITY)).isNull();
    }
}
