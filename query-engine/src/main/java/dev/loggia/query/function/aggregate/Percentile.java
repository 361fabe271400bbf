package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateDefinition;

/**
 * {@code pct}: exact and linear between neighbours while a group has at most {@link Distribution#EXACT} numbers, within 0.4 % beyond
 * (section 4.11).
 */
final class Percentile {

    static final AggregateDefinition DEFINITION = AggregateDefinition.named("pct", "aggregate")
            .doubtful(
                    "The service does not document its method; here a percentile is exact and interpolated between its two neighbours up to 65,536 numbers a group, and within 0.4 % of the value beyond.")
            .parameter("number", NUMBER)
            .parameter("percent", NUMBER)
            .summary(
                    "The number below which so many percent of the numbers lie, from 0 to 100: pct(x, 50) is the median."
                            + " Exact in groups of up to 65,536 numbers, within 0.4 % of the value in larger ones.")
            .example("pct(x, 50)", "2.5")
            .example("pct(x, 100)", "4")
            .binder((arguments, context) -> {
                double share = ConstantArgument.number("pct", arguments, 1, 0, 100, context) / 100;
                return () -> new DistributionState(distribution -> Value.of(distribution.quantile(share)));
            });

    private Percentile() {}
}
