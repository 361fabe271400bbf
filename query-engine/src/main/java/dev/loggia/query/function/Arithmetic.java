package dev.loggia.query.function;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The operators {@code + - * / % ^} (section 2.6 of the language reference). Integers stay exact as long as 64 bits hold the
 * result, then become doubles. Operands that are no numbers, division by zero and results that are not finite give a missing
 * value. Pure.
 */
public final class Arithmetic {

    private Arithmetic() {}

    /**
     * Applies an operator. A time plus or minus a number of milliseconds is a time; the difference of two times is a number of
     * milliseconds; to every other operator a time is its epoch milliseconds.
     *
     * @return the result, null when it is missing
     */
    public static @Nullable Value apply(ArithmeticOperator operator, @Nullable Value left, @Nullable Value right) {
        Value.Number a = Comparison.number(left);
        Value.Number b = a == null ? null : Comparison.number(right);
        if (a == null || b == null) {
            return null;
        }
        return switch (operator) {
            case PLUS -> {
                boolean time = left instanceof Value.Timestamp != right instanceof Value.Timestamp;
                yield time ? timestamp(add(a, b)) : add(a, b);
            }
            case MINUS -> {
                boolean time = left instanceof Value.Timestamp && !(right instanceof Value.Timestamp);
                yield time ? timestamp(subtract(a, b)) : subtract(a, b);
            }
            case TIMES -> multiply(a, b);
            case DIVIDED_BY -> divide(a, b);
            case MODULO -> modulo(a, b);
            case POWER -> power(a, b);
        };
    }

    /** The number with the other sign; a time counts as its epoch milliseconds. */
    public static @Nullable Value negate(@Nullable Value value) {
        Value.Number number = Comparison.number(value);
        if (number instanceof Value.Whole whole && whole.value() != Long.MIN_VALUE) {
            return Value.of(-whole.value());
        }
        return number == null ? null : Value.of(-number.asDouble());
    }

    /**
     * A time moved by a period: {@code @timestamp + 9h}. Months, quarters and years are those of the calendar in UTC; a day that
     * the month lacks becomes its last. A value that is not a time is taken for epoch milliseconds, and stays a number.
     *
     * @param sign 1 for later, -1 for earlier
     * @return null when the value is missing or no number, or the result is out of range
     */
    public static @Nullable Value plus(@Nullable Value time, Period period, int sign) {
        Value.Number number = Comparison.number(time);
        if (number == null) {
            return null;
        }
        Value.Number moved = switch (period.unit()) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK -> {
                Value.Number length = multiply(
                        Value.of(period.count()), Value.of(sign * period.unit().millis()));
                yield length == null ? null : add(number, length);
            }
            case MONTH -> plusMonths(number, period.count(), sign);
            case QUARTER -> plusMonths(number, 3 * Math.min(period.count(), TimeBins.MAXIMUM_MONTHS), sign);
            case YEAR -> plusMonths(number, 12 * Math.min(period.count(), TimeBins.MAXIMUM_MONTHS), sign);
        };
        return time instanceof Value.Timestamp ? timestamp(moved) : moved;
    }

    private static Value.@Nullable Number plusMonths(Value.Number millis, long months, int sign) {
        Value.Timestamp time = timestamp(millis);
        if (time == null || months > TimeBins.MAXIMUM_MONTHS) {
            return null;
        }
        ZonedDateTime moved =
                Instant.ofEpochMilli(time.millis()).atZone(ZoneOffset.UTC).plusMonths(sign * months);
        long second = moved.toEpochSecond();
        return Math.abs(second) >= Long.MAX_VALUE / 1000 ? null : Value.of(second * 1000 + moved.getNano() / 1_000_000);
    }

    /** The time at epoch milliseconds, whose fraction is cut off downwards; null when missing or beyond 64 bits. */
    static Value.@Nullable Timestamp timestamp(Value.@Nullable Number millis) {
        return switch (millis) {
            case null -> null;
            case Value.Whole whole -> new Value.Timestamp(whole.value());
            case Value.Decimal decimal ->
                Value.of(Math.floor(decimal.value())) instanceof Value.Whole whole
                        ? new Value.Timestamp(whole.value())
                        : null;
        };
    }

    private static Value.@Nullable Number add(Value.Number left, Value.Number right) {
        if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
            long sum = a.value() + b.value();
            if (((a.value() ^ sum) & (b.value() ^ sum)) >= 0) {
                return Value.of(sum);
            }
        }
        return Value.of(left.asDouble() + right.asDouble());
    }

    private static Value.@Nullable Number subtract(Value.Number left, Value.Number right) {
        if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
            long difference = a.value() - b.value();
            if (((a.value() ^ b.value()) & (a.value() ^ difference)) >= 0) {
                return Value.of(difference);
            }
        }
        return Value.of(left.asDouble() - right.asDouble());
    }

    private static Value.@Nullable Number multiply(Value.Number left, Value.Number right) {
        if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
            long product = a.value() * b.value();
            if (Math.multiplyHigh(a.value(), b.value()) == product >> 63) {
                return Value.of(product);
            }
        }
        return Value.of(left.asDouble() * right.asDouble());
    }

    private static Value.@Nullable Number divide(Value.Number left, Value.Number right) {
        if (left instanceof Value.Whole a
                && right instanceof Value.Whole b
                && b.value() != 0
                && b.value() != -1
                && a.value() % b.value() == 0) {
            return Value.of(a.value() / b.value());
        }
        return Value.of(left.asDouble() / right.asDouble());
    }

    private static Value.@Nullable Number modulo(Value.Number left, Value.Number right) {
        if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
            return b.value() == 0 ? null : Value.of(a.value() % b.value());
        }
        return Value.of(left.asDouble() % right.asDouble());
    }

    private static Value.@Nullable Number power(Value.Number base, Value.Number exponent) {
        if (base instanceof Value.Whole a && exponent instanceof Value.Whole b && b.value() >= 0) {
            Value.Whole exact = exactPower(a.value(), b.value());
            if (exact != null) {
                return exact;
            }
        }
        return Value.of(Math.pow(base.asDouble(), exponent.asDouble()));
    }

    /** By squaring; null when 64 bits do not hold the result. */
    private static Value.@Nullable Whole exactPower(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long rest = exponent; ; square *= square) {
            if ((rest & 1) != 0) {
                if (Math.multiplyHigh(result, square) != (result * square) >> 63) {
                    return null;
                }
                result *= square;
            }
            rest >>= 1;
            if (rest == 0) {
                return new Value.Whole(result);
            }
            if (Math.multiplyHigh(square, square) != (square * square) >> 63) {
                return null;
            }
        }
    }
}
