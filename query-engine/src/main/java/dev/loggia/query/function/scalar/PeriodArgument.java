package dev.loggia.query.function.scalar;

import dev.loggia.grammar.tree.Period;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.TimeBins;
import org.jspecify.annotations.Nullable;

/** The period of {@code bin}, {@code datefloor} and {@code dateceil}: capped as section 1.7 asks, then made into bins. */
final class PeriodArgument {

    private PeriodArgument() {}

    /**
     * The bins of a period, after a warning where it is cut to the service's cap.
     *
     * @param function the function's name, for messages
     * @param written index of the argument among those written
     * @return null after the period was refused
     */
    static @Nullable TimeBins bins(String function, Argument argument, int written, BindContext context) {
        if (!(argument instanceof Argument.OfPeriod given)) {
            throw new IllegalArgumentException("not a period: " + argument);
        }
        Period period = given.period();
        if (!TimeBins.supports(period)) {
            String reason = period.count() == 0 ? "is no length of time" : "is longer than all time";
            context.reject(written, period + " " + reason, "write a period such as 5m or 1h");
            return null;
        }
        long cap = period.unit().cap();
        if (given.text() || period.count() <= cap) {
            return TimeBins.of(period);
        }
        Period capped = new Period(cap, period.unit());
        context.warn(
                written,
                "period-capped",
                "%s counts as %s: the language takes at most %d%s here; for %s write %s"
                        .formatted(period, capped, cap, period.unit().symbol(), period, instead(function, period)));
        return TimeBins.of(capped);
    }

    /** How to get the period that was meant: in a larger unit where one divides it, else as text. */
    private static String instead(String function, Period period) {
        String text = function.equals("bin") ? "bin(\"" + period + "\")" : "\"" + period + "\"";
        if (period.count() > Long.MAX_VALUE / period.unit().millis()) {
            return text;
        }
        long millis = period.count() * period.unit().millis();
        for (Period.Unit unit : Period.Unit.values()) {
            if (unit.compareTo(period.unit()) > 0
                    && unit.compareTo(Period.Unit.DAY) <= 0
                    && millis % unit.millis() == 0
                    && millis / unit.millis() <= unit.cap()) {
                return new Period(millis / unit.millis(), unit) + " or " + text;
            }
        }
        return text;
    }
}
