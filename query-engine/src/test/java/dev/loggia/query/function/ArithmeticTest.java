package dev.loggia.query.function;

import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.DIVIDED_BY;
import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.MINUS;
import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.MODULO;
import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.PLUS;
import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.POWER;
import static dev.loggia.grammar.tree.Expression.ArithmeticOperator.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.Period.Unit;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {

    private static final Value.Timestamp NOON = time("2026-09-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, +, 2, 3",
        "1, -, 2, -1",
        "6, *, 7, 42",
        "1, /, 2, 0.5",
        "4, /, 2, 2",
        "128000000, /, 1048576, 122.0703125",
        "10, %, 3, 1",
        "-10, %, 3, -1",
        "5.5, %, 2, 1.5",
        "2, ^, 3, 8",
        "2, ^, -1, 0.5",
        "2, ^, 0.5, 1.4142135623730951",
        "0, ^, 0, 1",
        "-2, ^, 3, -8",
        "3, ^, 39, 4052555153018976267",
        "3, ^, 40, 1.2157665459056929E19",
        "1, ^, 9223372036854775807, 1",
        "-1, ^, 9223372036854775807, -1",
        "0.1, +, 0.2, 0.30000000000000004",
        // exact beyond the integers of a double
        "9007199254740993, +, 1, 9007199254740994",
        "9007199254740993, *, 3, 27021597764222979",
        "9007199254740993, /, 1, 9007199254740993",
        "-9223372036854775808, %, -1, 0",
        // beyond 64 bits
        "9223372036854775807, +, 1, 9.223372036854776E18",
        "-9223372036854775808, -, 2000, -9.223372036854778E18",
        "9223372036854775807, *, 9223372036854775807, 8.507059173023462E37",
        "-9223372036854775808, /, -1, 9.223372036854776E18",
        "-9223372036854775808, *, -1, 9.223372036854776E18",
        "2, ^, 63, 9.223372036854776E18",
        // missing
        "1, /, 0, (missing)",
        "1.5, /, 0, (missing)",
        "0, /, 0, (missing)",
        "1, %, 0, (missing)",
        "1.5, %, 0, (missing)",
        "0, ^, -1, (missing)",
        "-8, ^, 0.5, (missing)",
        "10, ^, 400, (missing)",
        "1e308, *, 10, (missing)",
        "1e308, +, 1e308, (missing)",
        "abc, +, 1, (missing)",
        "1, +, abc, (missing)",
        "'', +, 1, (missing)",
    })
    void numbersAndNumericTextGiveNumbers(String left, String symbol, String right, String expected) {
        ArithmeticOperator operator = operator(symbol);

        assertThat(exact(Arithmetic.apply(operator, Value.of(left), Value.of(right))))
                .isEqualTo(expected);
        Value.Number a = NumericText.parse(left);
        Value.Number b = NumericText.parse(right);
        if (a != null && b != null) {
            assertThat(exact(Arithmetic.apply(operator, a, b))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(ArithmeticOperator.class)
    void missingOperandsAndStructuresGiveMissing(ArithmeticOperator operator) {
        Value list = new Value.ListValue(List.of(Value.of(1L)));

        assertThat(Arithmetic.apply(operator, null, Value.of(1L))).isNull();
        assertThat(Arithmetic.apply(operator, Value.of(1L), null)).isNull();
        assertThat(Arithmetic.apply(operator, list, Value.of(1L))).isNull();
        assertThat(Arithmetic.apply(operator, Value.of(1L), list)).isNull();
    }

    @Test
    void truthCountsAsOneAndZero() {
        assertThat(Arithmetic.apply(PLUS, Value.TRUE, Value.TRUE)).isEqualTo(Value.of(2L));
        assertThat(Arithmetic.apply(TIMES, Value.FALSE, Value.of(7L))).isEqualTo(Value.of(0L));
    }

    @Test
    void timesMoveByMillisecondsAndSubtractToMilliseconds() {
        assertThat(Arithmetic.apply(PLUS, NOON, Value.of(1000L))).isEqualTo(time("2026-09-03T12:00:01Z"));
        assertThat(Arithmetic.apply(PLUS, Value.of("1000"), NOON)).isEqualTo(time("2026-09-03T12:00:01Z"));
        assertThat(Arithmetic.apply(MINUS, NOON, Value.of(21_600_000L))).isEqualTo(time("2026-09-03T06:00:00Z"));
        assertThat(Arithmetic.apply(MINUS, NOON, Value.of(0.5))).isEqualTo(time("2026-09-03T11:59:59.999Z"));
        assertThat(Arithmetic.apply(MINUS, NOON, time("2026-09-03T11:59:00Z"))).isEqualTo(Value.of(60_000L));
        assertThat(Arithmetic.apply(DIVIDED_BY, NOON, Value.of(1000L))).isEqualTo(Value.of(NOON.millis() / 1000));
        assertThat(Arithmetic.apply(MINUS, Value.of(0L), NOON)).isEqualTo(Value.of(-NOON.millis()));
        assertThat(Arithmetic.apply(PLUS, NOON, Value.of(1e300))).isNull();
        assertThat(Arithmetic.apply(PLUS, NOON, Value.of(Long.MAX_VALUE))).isNull();
    }

    @Test
    void negationChangesTheSign() {
        assertThat(Arithmetic.negate(Value.of(3L))).isEqualTo(Value.of(-3L));
        assertThat(Arithmetic.negate(Value.of("2.5"))).isEqualTo(Value.of(-2.5));
        assertThat(Arithmetic.negate(Value.of(0.0))).isEqualTo(Value.of(0L));
        assertThat(Arithmetic.negate(Value.of(Long.MIN_VALUE))).isEqualTo(Value.of(0x1p63));
        assertThat(Arithmetic.negate(Value.TRUE)).isEqualTo(Value.of(-1L));
        assertThat(Arithmetic.negate(Value.of("x"))).isNull();
        assertThat(Arithmetic.negate(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-03T12:00:00Z, 9, HOUR, 1, 2026-09-03T21:00:00Z",
        "2026-09-03T12:00:00Z, 9, HOUR, -1, 2026-09-03T03:00:00Z",
        "2026-09-03T12:00:00Z, 500, MILLISECOND, 1, 2026-09-03T12:00:00.500Z",
        "2026-09-03T12:00:00Z, 2, WEEK, -1, 2026-08-20T12:00:00Z",
        "2026-01-31T12:00:00.123Z, 1, MONTH, 1, 2026-02-28T12:00:00.123Z",
        "2026-03-31T12:00:00Z, 1, MONTH, -1, 2026-02-28T12:00:00Z",
        "2026-01-31T00:00:00Z, 1, QUARTER, 1, 2026-04-30T00:00:00Z",
        "2024-02-29T00:00:00Z, 1, YEAR, 1, 2025-02-28T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1, YEAR, -1, 1968-12-31T23:59:59.999Z",
        // not capped: the caps belong to bins
        "2026-09-03T00:00:00Z, 48, HOUR, 1, 2026-09-05T00:00:00Z",
    })
    void timesMoveByPeriods(String start, long count, Unit unit, int sign, String expected) {
        Period period = new Period(count, unit);

        assertThat(Arithmetic.plus(time(start), period, sign)).isEqualTo(time(expected));
        assertThat(Arithmetic.plus(Value.of(time(start).millis()), period, sign))
                .isEqualTo(Value.of(time(expected).millis()));
        assertThat(Arithmetic.plus(Value.of("" + time(start).millis()), period, sign))
                .isEqualTo(Value.of(time(expected).millis()));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void periodsBeyondAllTimeGiveMissing(Unit unit) {
        Period period = new Period(Long.MAX_VALUE, unit);

        assertThat(Arithmetic.plus(time("2026-09-03T12:00:00Z"), period, 1)).isNull();
        assertThat(Arithmetic.plus(null, period, 1)).isNull();
        assertThat(Arithmetic.plus(Value.of("soon"), new Period(1, unit), 1)).isNull();
    }

    @Test
    void timesAtTheEndsOfTheRangeAreSafe() {
        for (Unit unit : Unit.values()) {
            Period period = new Period(2000, unit);
            assertThat(Arithmetic.plus(new Value.Timestamp(Long.MAX_VALUE), period, 1))
                    .as("%s", unit)
                    .isNull();
            assertThat(Arithmetic.plus(new Value.Timestamp(Long.MIN_VALUE), period, -1))
                    .as("%s", unit)
                    .isNull();
        }
    }

    @Test
    void integersAreExactAsLongAsTheyFit() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            String what = a + " and " + b + ", seed " + seed;
            assertThat(Arithmetic.apply(PLUS, Value.of(a), Value.of(b)))
                    .as(what)
                    .isEqualTo(nearest(x.add(y), (double) a + b));
            assertThat(Arithmetic.apply(MINUS, Value.of(a), Value.of(b)))
                    .as(what)
                    .isEqualTo(nearest(x.subtract(y), (double) a - b));
            assertThat(Arithmetic.apply(TIMES, Value.of(a), Value.of(b)))
                    .as(what)
                    .isEqualTo(nearest(x.multiply(y), (double) a * b));
            if (b != 0) {
                assertThat(Arithmetic.apply(MODULO, Value.of(a), Value.of(b)))
                        .as(what)
                        .isEqualTo(nearest(x.remainder(y), 0));
            }
            int exponent = random.nextInt(70);
            assertThat(Arithmetic.apply(POWER, Value.of(a), Value.of((long) exponent)))
                    .as(a + " ^ " + exponent + ", seed " + seed)
                    .isEqualTo(nearest(x.pow(exponent), Math.pow(a, exponent)));
        }
    }

    private static @Nullable Value nearest(BigInteger exact, double inexact) {
        return exact.bitLength() < Long.SIZE ? Value.of(exact.longValue()) : Value.of(inexact);
    }

    private static String exact(@Nullable Value value) {
        return value == null ? "(missing)" : ValueText.exact(value);
    }

    private static ArithmeticOperator operator(String symbol) {
        for (ArithmeticOperator operator : ArithmeticOperator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(symbol);
    }

    private static Value.Timestamp time(String iso) {
        return new Value.Timestamp(Instant.parse(iso).toEpochMilli());
    }
}
