package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "007, 7",
        "+5, 5",
        "-12, -12",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "000000000000000000000000000012, 12",
        "1.0, 1",
        "5., 5",
        "2e2, 200",
        "2E+2, 200",
        "-1.5e3, -1500",
        "200.000, 200"
    })
    void readsIntegers(String text, long expected) {
        assertThat(parse(text)).isEqualTo(Value.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-.5, -0.5",
        "1.50, 1.5",
        "0.3333333333333333333333, 0.3333333333333333",
        "123456789.123456789, 123456789.123456789",
        "9223372036854775808, 9.223372036854775808e18",
        "12345678901234567890123, 1.2345678901234567890123e22",
        "1e-3, 0.001",
        "4.9e-324, 4.9e-324",
        "0.000000000000000001, 1e-18"
    })
    void readsDecimals(String text, double expected) {
        assertThat(parse(text)).isEqualTo(new Value.Decimal(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                ".e5",
                "1e",
                "1e+",
                "1 ",
                " 1",
                "1,000",
                "0x10",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "-1e999",
                "1.2.3",
                "--1",
                "1-2",
                "1d",
                "1f",
                "2026-11-20",
                "10:00",
                "٣",
                "１",
                "1e5x",
                "é"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(parse(text)).isNull();
    }

    @Test
    void agreesWithTheRuntimeOnRandomNumbers() {
        Random random = new Random(5);
        for (int i = 0; i < 300_000; i++) {
            String text = switch (i % 5) {
                case 0 -> Long.toString(random.nextLong());
                case 1 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
                case 2 -> new BigDecimal(random.nextGaussian()).toPlainString();
                case 3 -> random.nextInt(100_000) + "." + random.nextInt(1_000_000);
                default -> random.nextLong(1L << 60) + "." + random.nextInt(1000) + "e" + random.nextInt(-20, 20);
            };
            boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
            Value.Number expected = whole ? Value.of(Long.parseLong(text)) : Value.of(Double.parseDouble(text));
            assertThat(parse(text)).as(text).isNotNull().isEqualTo(expected);
        }
    }

    private static Value.@Nullable Number parse(String text) {
        byte[] utf8 = ("#" + text + "7").getBytes(StandardCharsets.UTF_8);
        Value.Number fromBytes = NumericText.parse(utf8, 1, utf8.length - 1);
        assertThat(NumericText.parse(text)).isEqualTo(fromBytes);
        return fromBytes;
    }
}
