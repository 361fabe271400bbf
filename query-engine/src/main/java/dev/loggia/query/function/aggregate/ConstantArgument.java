package dev.loggia.query.function.aggregate;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import java.util.List;

/** Arguments that must be known before the query runs. */
final class ConstantArgument {

    private ConstantArgument() {}

    /**
     * The number that an argument is; refused unless it is a constant from {@code least} to {@code most}.
     *
     * @return the number, or {@code least} after it was refused
     */
    static double number(
            String function, List<Argument> arguments, int index, double least, double most, BindContext context) {
        if (arguments.get(index) instanceof Argument.Constant constant
                && constant.value() instanceof Value.Number number
                && number.asDouble() >= least
                && number.asDouble() <= most) {
            return number.asDouble();
        }
        refuse(function, "a number", index, least, most, context);
        return least;
    }

    /** The same for an integer. */
    static int whole(String function, List<Argument> arguments, int index, int least, int most, BindContext context) {
        if (arguments.get(index) instanceof Argument.Constant constant
                && constant.value() instanceof Value.Whole whole
                && whole.value() >= least
                && whole.value() <= most) {
            return (int) whole.value();
        }
        refuse(function, "an integer", index, least, most, context);
        return least;
    }

    private static void refuse(
            String function, String kind, int index, double least, double most, BindContext context) {
        context.reject(
                index,
                "%s takes %s from %.0f to %.0f here".formatted(function, kind, least, most),
                "write it as a plain number; it must be known before the query runs");
    }
}
