package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;
import static dev.loggia.query.function.scalar.Arguments.number;
import static dev.loggia.query.function.scalar.Arguments.whole;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.query.function.ScalarDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on numbers (section 4.2). Integers stay integers; results that are not finite are missing. */
final class NumericFunctions {

    private static final double EARTH_RADIUS_KILOMETRES = 6371;

    /** No double has a digit further from the point than this. */
    private static final int FURTHEST_DIGIT = 400;

    private NumericFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("abs")
                        .returns("number")
                        .parameter("number", NUMBER)
                        .summary("The number without its sign.")
                        .example("abs(-2)", "2")
                        .code(arguments -> abs(number(arguments, 0))),
                function("ceil")
                        .returns("number")
                        .parameter("number", NUMBER)
                        .summary("The smallest integer that is not below the number.")
                        .example("ceil(1.2)", "2")
                        .example("ceil(-1.2)", "-1")
                        .code(arguments -> number(arguments, 0) instanceof Value.Decimal decimal
                                ? Value.of(Math.ceil(decimal.value()))
                                : arguments[0]),
                function("floor")
                        .returns("number")
                        .parameter("number", NUMBER)
                        .summary("The largest integer that is not above the number.")
                        .example("floor(1.8)", "1")
                        .example("floor(-1.2)", "-2")
                        .code(arguments -> number(arguments, 0) instanceof Value.Decimal decimal
                                ? Value.of(Math.floor(decimal.value()))
                                : arguments[0]),
                function("greatest")
                        .returns("number, or time")
                        .doubtful("The service does not document missing arguments; here they are ignored.")
                        .repeated("value", ANY)
                        .summary("The largest of the numbers. Times stay times when all are.")
                        .example("greatest(1, 9, 4)", "9")
                        .acceptsMissing("Missing values are ignored; if all are, the result is missing.")
                        .code(arguments -> extreme(arguments, Comparison.GREATER)),
                function("least")
                        .returns("number, or time")
                        .repeated("value", ANY)
                        .summary("The smallest of the numbers. Times stay times when all are.")
                        .example("least(3, 1)", "1")
                        .acceptsMissing("Missing values are ignored; if all are, the result is missing.")
                        .code(arguments -> extreme(arguments, Comparison.LESS)),
                function("log")
                        .returns("number")
                        .doubtful("The service does not document 0 and below; here the result is missing.")
                        .parameter("number", NUMBER)
                        .summary("The natural logarithm; missing for 0 and below.")
                        .example("log(1)", "0")
                        .example("log(0)", null)
                        .code(arguments ->
                                Value.of(Math.log(number(arguments, 0).asDouble()))),
                function("round")
                        .returns("number")
                        .doubtful("The service does not document how halves round; here they round away from zero.")
                        .parameter("number", NUMBER)
                        .optional("digits", NUMBER)
                        .summary(
                                "The number rounded to digits after the point, none unless given; a half rounds away from "
                                        + "zero. Negative digits round before the point.")
                        .example("round(2.345, 2)", "2.35")
                        .example("round(-2.5)", "-3")
                        .example("round(1234, -2)", "1200")
                        .code(arguments -> round(number(arguments, 0), arguments.length > 1 ? whole(arguments, 1) : 0)),
                function("sqrt")
                        .returns("number")
                        .doubtful("The service does not document negative numbers; here the result is missing.")
                        .parameter("number", NUMBER)
                        .summary("The square root; missing for negative numbers.")
                        .example("sqrt(9)", "3")
                        .example("sqrt(-1)", null)
                        .code(arguments ->
                                Value.of(Math.sqrt(number(arguments, 0).asDouble()))),
                function("haversine")
                        .returns("number")
                        .doubtful("The service does not document the radius of the earth; here it is 6,371 km.")
                        .parameter("latitude1", NUMBER)
                        .parameter("longitude1", NUMBER)
                        .parameter("latitude2", NUMBER)
                        .parameter("longitude2", NUMBER)
                        .summary("The distance of two places on earth in kilometres, from their degrees.")
                        .example("haversine(0, 0, 0, 1)", "111.1949")
                        .code(arguments -> haversine(
                                number(arguments, 0).asDouble(),
                                number(arguments, 1).asDouble(),
                                number(arguments, 2).asDouble(),
                                number(arguments, 3).asDouble())),
                function("toNumber")
                        .returns("number")
                        .parameter("value", NUMBER)
                        .summary("The number that a text holds; missing when it holds none.")
                        .example("toNumber(\"1.5\")", "1.5")
                        .example("toNumber(\"12ms\")", null)
                        .code(arguments -> arguments[0]),
                function("toInt")
                        .returns("number")
                        .doubtful("The service does not document numbers out of range; here the result is missing.")
                        .parameter("value", NUMBER)
                        .summary("The number without its fraction; missing beyond 32 bits.")
                        .example("toInt(\"42\")", "42")
                        .example("toInt(-1.9)", "-1")
                        .example("toInt(3000000000)", null)
                        .code(arguments -> within(number(arguments, 0), Integer.MIN_VALUE, Integer.MAX_VALUE)),
                function("toLong")
                        .returns("number")
                        .parameter("value", NUMBER)
                        .summary("The number without its fraction; missing beyond 64 bits.")
                        .example("toLong(\"9000000000\")", "9000000000")
                        .code(arguments -> within(number(arguments, 0), Long.MIN_VALUE, Long.MAX_VALUE)),
                function("toDouble")
                        .returns("number")
                        .parameter("value", NUMBER)
                        .summary("The number in double precision; missing when a text holds none.")
                        .example("toDouble(\"1e3\")", "1000")
                        .code(arguments -> Value.of(number(arguments, 0).asDouble())));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "numeric");
    }

    private static @Nullable Value abs(Value.Number number) {
        return number instanceof Value.Whole whole && whole.value() != Long.MIN_VALUE
                ? Value.of(Math.abs(whole.value()))
                : Value.of(Math.abs(number.asDouble()));
    }

    private static @Nullable Value extreme(@Nullable Value[] values, Comparison wins) {
        Value.Number best = null;
        boolean times = true;
        for (Value value : values) {
            Value.Number number = Comparison.number(value);
            if (number != null) {
                times &= value instanceof Value.Timestamp;
                if (best == null || wins.test(Comparison.compare(number, best))) {
                    best = number;
                }
            }
        }
        return times && best instanceof Value.Whole millis ? new Value.Timestamp(millis.value()) : best;
    }

    private static Value.@Nullable Number round(Value.Number number, long digits) {
        if (number instanceof Value.Whole && digits >= 0 || digits > FURTHEST_DIGIT) {
            return number;
        }
        if (digits < -FURTHEST_DIGIT) {
            return Value.of(0L);
        }
        BigDecimal exact = switch (number) {
            case Value.Whole whole -> BigDecimal.valueOf(whole.value());
            case Value.Decimal decimal -> BigDecimal.valueOf(decimal.value());
        };
        BigDecimal rounded = exact.setScale((int) digits, RoundingMode.HALF_UP);
        return number instanceof Value.Whole && rounded.toBigInteger().bitLength() < Long.SIZE
                ? Value.of(rounded.longValue())
                : Value.of(rounded.doubleValue());
    }

    private static Value.@Nullable Number haversine(
            double latitude1, double longitude1, double latitude2, double longitude2) {
        double halfLatitude = Math.sin(Math.toRadians(latitude2 - latitude1) / 2);
        double halfLongitude = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double square = halfLatitude * halfLatitude
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * halfLongitude
                        * halfLongitude;
        return Value.of(2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, square))));
    }

    private static @Nullable Value within(Value.Number number, long lowest, long highest) {
        Value.Number cut = switch (number) {
            case Value.Whole whole -> whole;
            case Value.Decimal decimal ->
                Value.of(decimal.value() < 0 ? Math.ceil(decimal.value()) : Math.floor(decimal.value()));
        };
        return cut instanceof Value.Whole whole && whole.value() >= lowest && whole.value() <= highest ? whole : null;
    }
}
