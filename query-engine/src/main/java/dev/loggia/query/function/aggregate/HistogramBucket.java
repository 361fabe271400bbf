package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.ScalarDefinition;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code histogram} as a group key: the lower bound of the range that a number is in (section 4.9). */
public final class HistogramBucket {

    /** Stands beside the aggregate of the same name. */
    public static final ScalarDefinition DEFINITION = ScalarDefinition.named("histogram", "time series")
            .returns("number")
            .doubtful("The service does not document this form; it is accepted on one report.")
            .parameter("number", NUMBER)
            .parameter("width", NUMBER)
            .summary("The lower bound of the range of that width that the number is in, to group by.")
            .example("histogram(37, 10)", "30")
            .example("histogram(-1, 10)", "-10")
            .binder(HistogramBucket::bind);

    private HistogramBucket() {}

    private static ScalarDefinition.Code bind(List<Argument> arguments, BindContext context) {
        if (arguments.get(1) instanceof Argument.Constant constant
                && !(constant.value() instanceof Value.Number width && width.asDouble() > 0)) {
            context.reject(1, "histogram takes a width above 0 here", "write a number such as 10");
        }
        return values -> lowerBound(values[0], values[1]);
    }

    private static Value.@Nullable Number lowerBound(@Nullable Value number, @Nullable Value width) {
        if (!(number instanceof Value.Number value) || !(width instanceof Value.Number size) || size.asDouble() <= 0) {
            return null;
        }
        if (value instanceof Value.Whole whole && size instanceof Value.Whole step) {
            long below = Math.floorMod(whole.value(), step.value());
            return whole.value() < Long.MIN_VALUE + below ? null : Value.of(whole.value() - below);
        }
        if (size instanceof Value.Whole step) {
            double bound = Math.floor(value.asDouble() / step.value()) * step.value();
            return Value.of(bound > value.asDouble() ? bound - step.value() : bound);
        }
        return decimalBound(decimal(value), decimal(size));
    }

    /** By decimal digits: with doubles 0.3 would be below three times 0.1. */
    private static Value.@Nullable Number decimalBound(BigDecimal number, BigDecimal width) {
        BigDecimal rest = number.remainder(width);
        BigDecimal bound = number.subtract(rest.signum() < 0 ? rest.add(width) : rest);
        return Value.of(bound.doubleValue());
    }

    private static BigDecimal decimal(Value.Number number) {
        return number instanceof Value.Whole whole
                ? BigDecimal.valueOf(whole.value())
                : BigDecimal.valueOf(number.asDouble());
    }
}
