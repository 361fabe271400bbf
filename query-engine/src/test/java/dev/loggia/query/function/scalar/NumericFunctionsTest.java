package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericFunctionsTest {

    @ParameterizedTest
    @CsvSource({
        "abs, -2, 2",
        "abs, 2.5, 2.5",
        "abs, -2.5, 2.5",
        "abs, -9223372036854775807, 9223372036854775807",
        "ceil, 1.2, 2",
        "ceil, -1.2, -1",
        "ceil, -0.5, 0",
        "ceil, 9007199254740993, 9007199254740993",
        "floor, 1.8, 1",
        "floor, -1.2, -2",
        "floor, 9007199254740993, 9007199254740993",
        "floor, 1e300, 1.0E300",
        "log, 1, 0",
        "log, 2.718281828459045, 1",
        "log, 0, (missing)",
        "log, -1, (missing)",
        "sqrt, 9, 3",
        "sqrt, 2, 1.4142",
        "sqrt, 0, 0",
        "sqrt, -1, (missing)",
        "round, 2.5, 3",
        "round, -2.5, -3",
        "round, 2.4999, 2",
        "round, 7, 7",
        "toNumber, 1.5, 1.5",
        "toNumber, 12a, (missing)",
        "toNumber, '', (missing)",
        "toInt, 42, 42",
        "toInt, 42.9, 42",
        "toInt, -42.9, -42",
        "toInt, 2147483647.9, 2147483647",
        "toInt, 2147483648, (missing)",
        "toInt, -2147483648, -2147483648",
        "toInt, -2147483649, (missing)",
        "toInt, 1e300, (missing)",
        "toInt, abc, (missing)",
        "toLong, 9000000000, 9000000000",
        "toLong, 9000000000.7, 9000000000",
        "toLong, 9223372036854775807, 9223372036854775807",
        "toLong, 9223372036854775808, (missing)",
        "toLong, -1e18, -1000000000000000000",
        "toLong, 1e19, (missing)",
        "toLong, abc, (missing)",
        "toDouble, 1e3, 1000",
        "toDouble, 0.5, 0.5",
        "toDouble, abc, (missing)",
    })
    void ofOneNumber(String name, String argument, String expected) {
        assertThat(printed(name, argument)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abs", "ceil", "floor", "log", "sqrt", "round", "toNumber", "toInt", "toLong", "toDouble"})
    void whatIsNoNumberGivesMissing(String name) {
        assertThat(call(name, (Object) null)).isNull();
        assertThat(call(name, "text")).isNull();
        assertThat(call(name, new Value.ListValue(List.of()))).isNull();
        assertThat(call(name, true)).isNotNull();
        assertThat(call(name, Instant.EPOCH.plusMillis(1))).isNotNull();
    }

    @Test
    void absOfTheSmallestIntegerIsADouble() {
        assertThat(call("abs", Long.MIN_VALUE)).isEqualTo(Value.of(0x1p63));
    }

    @ParameterizedTest
    @CsvSource({
        "2.345, 2, 2.35",
        "-2.345, 2, -2.35",
        "1.005, 2, 1.01",
        "2.5, 0, 3",
        "2.5, 0.9, 3",
        "1234, -2, 1200",
        "1250, -2, 1300",
        "-1250, -2, -1300",
        "1234.5, -2, 1200",
        "49, -2, 0",
        "12, 5, 12",
        "0.1, 400, 0.1",
        "0.1, 99999999999, 0.1",
        "12, -99999999999, 0",
        "12.5, abc, (missing)",
        "9223372036854775807, -1, 9.223372036854776E18",
        "1e308, -308, 1.0E308",
    })
    void roundTakesDigits(String number, String digits, String expected) {
        assertThat(printed("round", number, digits)).isEqualTo(expected);
    }

    @Test
    void roundBeyondAllDoublesGivesMissing() {
        assertThat(call("round", 1.7e308, -308)).isNull();
    }

    @Test
    void greatestAndLeastIgnoreWhatIsMissing() {
        assertThat(printed("greatest", 1, 9, 4)).isEqualTo("9");
        assertThat(printed("least", 3, 1)).isEqualTo("1");
        assertThat(printed("greatest", null, "7", 2.5)).isEqualTo("7");
        assertThat(printed("least", "none", 3, null)).isEqualTo("3");
        assertThat(printed("greatest", -1)).isEqualTo("-1");
        assertThat(printed("greatest", null, null)).isEqualTo("(missing)");
        assertThat(printed("least", "abc")).isEqualTo("(missing)");
        assertThat(call("greatest", 9007199254740992L, 9007199254740993L)).isEqualTo(Value.of(9007199254740993L));
    }

    @Test
    void greatestOfTimesIsATime() {
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        Instant late = Instant.parse("2026-01-02T00:00:00Z");

        assertThat(printed("greatest", early, null, late)).isEqualTo("2026-01-02 00:00:00.000");
        assertThat(printed("least", early, late)).isEqualTo("2026-01-01 00:00:00.000");
        assertThat(printed("least", late, early.toEpochMilli())).isEqualTo("" + early.toEpochMilli());
    }

    @Test
    void haversineMeasuresKilometres() {
        assertThat(printed("haversine", 0, 0, 0, 1)).isEqualTo("111.1949");
        assertThat(printed("haversine", 52.52, 13.405, 48.1372, 11.5755)).startsWith("504.");
        assertThat(printed("haversine", 90, 0, -90, 0)).startsWith("20015.0868");
        assertThat(printed("haversine", 10, 20, 10, 20)).isEqualTo("0");
        assertThat(printed("haversine", 0, 0, 0, "east")).isEqualTo("(missing)");
    }
}
