package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numeric functions (section 4.2). */
final class OracleNumbers {

    private static final double EARTH_KILOMETRES = 6371;

    private OracleNumbers() {}

    /** @param values none of them missing */
    static @Nullable Value apply(String name, List<@Nullable Value> values) {
        BigDecimal number = OracleValues.number(values.getFirst());
        if (number == null) {
            return null;
        }
        return switch (name) {
            case "abs" -> OracleValues.value(number.abs());
            case "ceil" -> rounded(number, RoundingMode.CEILING);
            case "floor" -> rounded(number, RoundingMode.FLOOR);
            case "round" -> values.size() == 1 ? rounded(number, RoundingMode.HALF_UP) : round(values);
            case "sqrt" -> number.signum() < 0 ? null : Value.of(Math.sqrt(number.doubleValue()));
            case "log" -> number.signum() <= 0 ? null : Value.of(Math.log(number.doubleValue()));
            case "tonumber", "todouble" -> OracleValues.value(number);
            case "toint" -> within(number.setScale(0, RoundingMode.DOWN), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "tolong" -> within(number.setScale(0, RoundingMode.DOWN), Long.MIN_VALUE, Long.MAX_VALUE);
            case "dectohex" -> hex(number.setScale(0, RoundingMode.DOWN));
            case "haversine" -> haversine(values);
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static @Nullable Value rounded(BigDecimal number, RoundingMode mode) {
        return OracleValues.value(number.setScale(0, mode));
    }

    /** Half away from zero, of the number as it is written: 1.005 is no less. */
    private static @Nullable Value round(List<@Nullable Value> values) {
        BigDecimal number = OracleValues.number(values.getFirst());
        BigDecimal digits = OracleValues.number(values.get(1));
        if (number == null || digits == null) {
            return null;
        }
        BigDecimal written = number.scale() > 0 ? new BigDecimal(Double.toString(number.doubleValue())) : number;
        return OracleValues.value(written.setScale(digits.intValueExact(), RoundingMode.HALF_UP));
    }

    private static @Nullable Value within(BigDecimal number, long least, long most) {
        return number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0
                ? null
                : Value.of(number.longValueExact());
    }

    private static Value hex(BigDecimal number) {
        return Value.of((number.signum() < 0 ? "-0x" : "0x")
                + number.abs().toBigIntegerExact().toString(16));
    }

    private static @Nullable Value haversine(List<@Nullable Value> values) {
        double[] radians = new double[4];
        for (int i = 0; i < 4; i++) {
            BigDecimal degrees = OracleValues.number(values.get(i));
            if (degrees == null) {
                return null;
            }
            radians[i] = Math.toRadians(degrees.doubleValue());
        }
        double latitude = Math.sin((radians[2] - radians[0]) / 2);
        double longitude = Math.sin((radians[3] - radians[1]) / 2);
        double chord = latitude * latitude + Math.cos(radians[0]) * Math.cos(radians[2]) * longitude * longitude;
        return Value.of(2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(chord))));
    }

    /** A time when only times are compared, else a number. */
    static @Nullable Value extreme(String name, List<@Nullable Value> values) {
        BigDecimal best = null;
        boolean times = true;
        for (Value value : values) {
            BigDecimal number = OracleValues.number(value);
            if (number != null) {
                times &= value instanceof Value.Timestamp;
                boolean better = best == null || number.compareTo(best) > 0 == name.equals("greatest");
                best = better ? number : best;
            }
        }
        return best == null ? null : times ? new Value.Timestamp(best.longValueExact()) : OracleValues.value(best);
    }

    /** The lower bound of the range of a width that a number is in. */
    static @Nullable Value floorTo(@Nullable Value value, @Nullable Value width) {
        BigDecimal number = OracleValues.number(value);
        BigDecimal step = OracleValues.number(width);
        return number == null || step == null
                ? null
                : OracleValues.value(number.divide(step, 20, RoundingMode.HALF_UP)
                        .setScale(0, RoundingMode.FLOOR)
                        .multiply(step));
    }
}
