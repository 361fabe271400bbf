package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;

import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code variance} and {@code stddev} of the whole population (section 4.11), from the sums of the numbers and of their squares. These
 * are kept with twice a double's precision, which leaves enough digits after the subtraction even for times in milliseconds.
 */
final class Variance extends NumericState {

    static final AggregateDefinition STANDARD_DEVIATION = AggregateDefinition.named("stddev", "aggregate")
            .parameter("number", NUMBER)
            .summary("The standard deviation of the numbers, as those of a whole population.")
            .example("stddev(x)", "1.118")
            .binder((arguments, context) -> () -> new Variance(true));

    static final AggregateDefinition VARIANCE = AggregateDefinition.named("variance", "aggregate")
            .parameter("number", NUMBER)
            .summary("The variance of the numbers, as those of a whole population.")
            .example("variance(x)", "1.25")
            .binder((arguments, context) -> () -> new Variance(false));

    private final boolean root;
    private long[] counts = new long[0];
    private double[] smallest = new double[0];
    private double[] largest = new double[0];
    private final ExtendedSums sums = new ExtendedSums();
    private final ExtendedSums squares = new ExtendedSums();

    private Variance(boolean root) {
        this.root = root;
    }

    @Override
    void ensure(int groupCount) {
        counts = GroupArrays.grown(counts, groupCount);
        smallest = GroupArrays.grown(smallest, groupCount);
        largest = GroupArrays.grown(largest, groupCount);
        sums.ensure(groupCount);
        squares.ensure(groupCount);
    }

    @Override
    void addWholes(int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(groups[i], values[i]);
        }
    }

    @Override
    void addDecimals(int[] groups, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(groups[i], values[i]);
        }
    }

    private void add(int group, double value) {
        sums.add(group, value);
        squares.addSquare(group, value);
        widen(group, 1, value, value);
    }

    private void widen(int group, long count, double low, double high) {
        boolean first = counts[group] == 0;
        smallest[group] = first ? low : Math.min(smallest[group], low);
        largest[group] = first ? high : Math.max(largest[group], high);
        counts[group] += count;
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        Variance more = (Variance) other;
        for (int group = 0; group < mapping.length && group < more.counts.length; group++) {
            if (more.counts[group] > 0) {
                widen(mapping[group], more.counts[group], more.smallest[group], more.largest[group]);
            }
        }
        sums.merge(more.sums, mapping);
        squares.merge(more.squares, mapping);
    }

    @Override
    public Value.@Nullable Number result(int group) {
        if (group >= counts.length || counts[group] == 0) {
            return null;
        }
        if (smallest[group] == largest[group]) {
            return Value.of(0L);
        }
        double variance = Math.max(0, sumOfSquaredDistances(group) / counts[group]);
        return Value.of(root ? Math.sqrt(variance) : variance);
    }

    /** The sum of squares less the square of the sum over the count, the latter with the precision of the former. */
    private double sumOfSquaredDistances(int group) {
        double count = counts[group];
        double high = sums.high(group);
        double low = sums.low(group);
        double square = high * high;
        double squareRest = Math.fma(high, high, -square) + 2 * high * low;
        double quotient = square / count;
        double quotientRest = (Math.fma(-quotient, count, square) + squareRest) / count;
        return squares.high(group) - quotient + (squares.low(group) - quotientRest);
    }

    @Override
    public long memoryBytes() {
        return 24L * counts.length + sums.memoryBytes() + squares.memoryBytes() + scratchBytes();
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(counts.length);
        for (int group = 0; group < counts.length; group++) {
            output.writeLong(counts[group]);
            output.writeDouble(smallest[group]);
            output.writeDouble(largest[group]);
        }
        sums.write(output);
        squares.write(output);
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        counts = new long[input.readInt()];
        smallest = new double[counts.length];
        largest = new double[counts.length];
        for (int group = 0; group < counts.length; group++) {
            counts[group] = input.readLong();
            smallest[group] = input.readDouble();
            largest[group] = input.readDouble();
        }
        sums.read(input);
        squares.read(input);
    }
}
