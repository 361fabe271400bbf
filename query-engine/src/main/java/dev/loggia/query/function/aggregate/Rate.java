package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.PERIOD;

import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code rate}: how much a number grew from the earliest event of the group to the latest, per interval (section 4.9). Resets of a
 * counter are not seen.
 */
final class Rate implements AggregateState {

    static final AggregateDefinition DEFINITION = AggregateDefinition.named("rate", "time series")
            .doubtful(
                    "The service does not document its formula; here it is the change from the earliest to the latest number, divided by the time between them, for each interval. Resets of a counter are not seen.")
            .parameter("number", NUMBER)
            .parameter("interval", PERIOD)
            .readsOrder()
            .summary("The change of a number per interval between the earliest and the latest event of the group;"
                    + " missing when no time passed between them.")
            .example("rate(x, 1m)", "1")
            .example("rate(x, 1h)", "60")
            .binder(Rate::bind);

    private final double intervalMillis;
    private final BestKeys earliest = new BestKeys(false);
    private final BestKeys latest = new BestKeys(true);
    private double[] earliestNumbers = new double[0];
    private double[] latestNumbers = new double[0];

    private Rate(double intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    private static AggregateDefinition.Aggregate bind(List<Argument> arguments, BindContext context) {
        if (!(arguments.get(1) instanceof Argument.OfPeriod given)) {
            throw new IllegalArgumentException("not a period: " + arguments.get(1));
        }
        Period period = given.period();
        double millis = (double) period.count() * period.unit().millis();
        if (millis == 0) {
            context.reject(1, period + " is no fixed length of time", "write a period such as 1s, 5m or 30d");
        }
        return () -> new Rate(millis);
    }

    private void ensure(int groupCount) {
        earliest.ensure(groupCount);
        latest.ensure(groupCount);
        earliestNumbers = GroupArrays.grown(earliestNumbers, groupCount);
        latestNumbers = GroupArrays.grown(latestNumbers, groupCount);
    }

    @Override
    public void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        ensure(groupCount);
        RowOrder keyOf = Objects.requireNonNull(order);
        for (int row = 0; row < size; row++) {
            int group = groups[row];
            boolean first = earliest.beats(group, keyOf, row);
            boolean last = latest.beats(group, keyOf, row);
            Value.Number number = first || last ? Comparison.number(arguments[0].value(row)) : null;
            if (number != null && first) {
                earliest.set(group, keyOf, row);
                earliestNumbers[group] = number.asDouble();
            }
            if (number != null && last) {
                latest.set(group, keyOf, row);
                latestNumbers[group] = number.asDouble();
            }
        }
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        Rate more = (Rate) other;
        for (int group = 0; group < mapping.length; group++) {
            int here = mapping[group];
            if (earliest.merge(here, more.earliest, group)) {
                earliestNumbers[here] = more.earliestNumbers[group];
            }
            if (latest.merge(here, more.latest, group)) {
                latestNumbers[here] = more.latestNumbers[group];
            }
        }
    }

    @Override
    public Value.@Nullable Number result(int group) {
        if (!earliest.isPresent(group)) {
            return null;
        }
        double elapsed = (double) latest.timestamp(group) - earliest.timestamp(group);
        return elapsed == 0
                ? null
                : Value.of((latestNumbers[group] - earliestNumbers[group]) / elapsed * intervalMillis);
    }

    @Override
    public long memoryBytes() {
        return earliest.memoryBytes() + latest.memoryBytes() + 16L * earliestNumbers.length;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        earliest.write(output);
        latest.write(output);
        for (int group = 0; group < earliest.length(); group++) {
            output.writeDouble(earliestNumbers[group]);
            output.writeDouble(latestNumbers[group]);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        earliest.read(input);
        latest.read(input);
        ensure(earliest.length());
        for (int group = 0; group < earliest.length(); group++) {
            earliestNumbers[group] = input.readDouble();
            latestNumbers[group] = input.readDouble();
        }
    }
}
