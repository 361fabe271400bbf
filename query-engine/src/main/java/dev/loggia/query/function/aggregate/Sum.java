package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code sum} and {@code avg} (section 4.11). Integers are summed exactly, of whatever size the sum becomes; decimals with twice a
 * double's precision. A sum of integers is an integer while it fits 64 bits.
 */
final class Sum extends NumericState {

    static final AggregateDefinition SUM = AggregateDefinition.named("sum", "aggregate")
            .parameter("number", NUMBER)
            .summary("The sum of the numbers; missing when there is none. True counts as 1.")
            .example("sum(x)", "10")
            .example("sum(x > 2)", "2")
            .binder((arguments, context) -> () -> new Sum(false));

    static final AggregateDefinition AVERAGE = AggregateDefinition.named("avg", "aggregate")
            .parameter("number", NUMBER)
            .summary("The mean of the numbers; missing when there is none.")
            .example("avg(x)", "2.5")
            .binder((arguments, context) -> () -> new Sum(true));

    static final AggregateDefinition OVER_TIME = AggregateDefinition.named("sumOverTime", "time series")
            .parameter("number", NUMBER)
            .summary("The same as sum, for use with by bin(...).")
            .example("sumOverTime(x)", "10")
            .binder((arguments, context) -> () -> new Sum(false));

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final boolean average;
    private long[] counts = new long[0];

    /** The sum of integers is {@code overflows * 2^64 + wholes}. */
    private long[] wholes = new long[0];

    private long[] overflows = new long[0];
    private final ExtendedSums decimals = new ExtendedSums();

    Sum(boolean average) {
        this.average = average;
    }

    @Override
    void ensure(int groupCount) {
        counts = GroupArrays.grown(counts, groupCount);
        wholes = GroupArrays.grown(wholes, groupCount);
        overflows = GroupArrays.grown(overflows, groupCount);
    }

    @Override
    void addWholes(int[] groups, long[] values, int count) {
        long[] allCounts = counts;
        long[] allWholes = wholes;
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            long value = values[i];
            long before = allWholes[group];
            long sum = before + value;
            allWholes[group] = sum;
            allCounts[group]++;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                overflows[group] += value < 0 ? -1 : 1;
            }
        }
    }

    @Override
    void addDecimals(int[] groups, double[] values, int count) {
        decimals.ensure(counts.length);
        for (int i = 0; i < count; i++) {
            counts[groups[i]]++;
            decimals.add(groups[i], values[i]);
        }
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        Sum sum = (Sum) other;
        for (int group = 0; group < mapping.length && group < sum.counts.length; group++) {
            int here = mapping[group];
            long before = wholes[here];
            long value = sum.wholes[group];
            wholes[here] = before + value;
            if (((before ^ wholes[here]) & (value ^ wholes[here])) < 0) {
                overflows[here] += value < 0 ? -1 : 1;
            }
            overflows[here] += sum.overflows[group];
            counts[here] += sum.counts[group];
        }
        if (sum.decimals.length() > 0) {
            decimals.ensure(counts.length);
            decimals.merge(sum.decimals, mapping);
        }
    }

    @Override
    public Value.@Nullable Number result(int group) {
        if (group >= counts.length || counts[group] == 0) {
            return null;
        }
        if (!average && overflows[group] == 0 && (group >= decimals.length() || decimals.high(group) == 0)) {
            return Value.of(wholes[group]);
        }
        double sum = rounded(group);
        return Value.of(average ? sum / counts[group] : sum);
    }

    /** The same for the same numbers, whichever of them came as decimals. */
    private double rounded(int group) {
        boolean noDecimals = group >= decimals.length() || decimals.high(group) == 0;
        if (overflows[group] == 0 && (noDecimals || wholes[group] == 0)) {
            return noDecimals ? wholes[group] : decimals.high(group);
        }
        return noDecimals || Double.isFinite(decimals.high(group))
                ? exact(group).doubleValue()
                : Double.NaN;
    }

    private BigDecimal exact(int group) {
        BigDecimal sum = new BigDecimal(
                BigInteger.valueOf(overflows[group]).multiply(TWO_TO_64).add(BigInteger.valueOf(wholes[group])));
        return group < decimals.length()
                ? sum.add(new BigDecimal(decimals.high(group))).add(new BigDecimal(decimals.low(group)))
                : sum;
    }

    @Override
    public long memoryBytes() {
        return 24L * counts.length + decimals.memoryBytes() + scratchBytes();
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(counts.length);
        for (int group = 0; group < counts.length; group++) {
            output.writeLong(counts[group]);
            output.writeLong(wholes[group]);
            output.writeLong(overflows[group]);
        }
        decimals.write(output);
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        counts = new long[input.readInt()];
        wholes = new long[counts.length];
        overflows = new long[counts.length];
        for (int group = 0; group < counts.length; group++) {
            counts[group] = input.readLong();
            wholes[group] = input.readLong();
            overflows[group] = input.readLong();
        }
        decimals.read(input);
    }
}
