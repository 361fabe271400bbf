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
import java.math.MathContext;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code variance} and {@code stddev} of the whole population (section 4.11), from the sums of the numbers and of their squares. These
 * are exact for integers up to 2^45, times in milliseconds among them, and have twice a double's precision for other numbers: enough
 * digits are left after the subtraction for the result not to depend on how rows were split.
 */
final class Variance extends NumericState {

    static final AggregateDefinition STANDARD_DEVIATION = AggregateDefinition.named("stddev", "aggregate")
            .doubtful("The service does not document whether it divides by n or n - 1; here it is n.")
            .parameter("number", NUMBER)
            .summary("The standard deviation of the numbers, as those of a whole population.")
            .example("stddev(x)", "1.118")
            .binder((arguments, context) -> () -> new Variance(true));

    static final AggregateDefinition VARIANCE = AggregateDefinition.named("variance", "aggregate")
            .parameter("number", NUMBER)
            .summary("The variance of the numbers, as those of a whole population.")
            .example("variance(x)", "1.25")
            .binder((arguments, context) -> () -> new Variance(false));

    /** Up to here 128 bits hold the squares of 2^37 rows. */
    private static final long LARGEST_EXACT = 1L << 45;

    private final boolean root;
    private long[] counts = new long[0];

    /** Of the integers that are summed exactly: the sum, and the sum of squares as its high and its low 64 bits. */
    private long[] wholeSums = new long[0];

    private long[] squareHighs = new long[0];
    private long[] squareLows = new long[0];
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
        wholeSums = GroupArrays.grown(wholeSums, groupCount);
        squareHighs = GroupArrays.grown(squareHighs, groupCount);
        squareLows = GroupArrays.grown(squareLows, groupCount);
        smallest = GroupArrays.grown(smallest, groupCount);
        largest = GroupArrays.grown(largest, groupCount);
        sums.ensure(groupCount);
        squares.ensure(groupCount);
    }

    @Override
    void addWholes(int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            long value = values[i];
            if (-LARGEST_EXACT <= value && value <= LARGEST_EXACT) {
                int group = groups[i];
                wholeSums[group] += value;
                addSquares(group, Math.multiplyHigh(value, value), value * value);
                widen(group, 1, value, value);
            } else {
                add(groups[i], value);
            }
        }
    }

    private void addSquares(int group, long high, long low) {
        long sum = squareLows[group] + low;
        squareHighs[group] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        squareLows[group] = sum;
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
                int here = mapping[group];
                widen(here, more.counts[group], more.smallest[group], more.largest[group]);
                wholeSums[here] += more.wholeSums[group];
                addSquares(here, more.squareHighs[group], more.squareLows[group]);
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
        if (!Double.isFinite(squares.high(group))) {
            return null;
        }
        BigDecimal count = BigDecimal.valueOf(counts[group]);
        BigDecimal sum = BigDecimal.valueOf(wholeSums[group]).add(exact(sums, group));
        BigDecimal variance = new BigDecimal(wholeSquares(group))
                .add(exact(squares, group))
                .multiply(count)
                .subtract(sum.multiply(sum))
                .divide(count.multiply(count), MathContext.DECIMAL64);
        double rounded = Math.max(0, variance.doubleValue());
        return Value.of(root ? Math.sqrt(rounded) : rounded);
    }

    private BigInteger wholeSquares(int group) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(squareHighs[group])
                .putLong(squareLows[group])
                .array();
        return new BigInteger(bytes);
    }

    private static BigDecimal exact(ExtendedSums extended, int group) {
        return new BigDecimal(extended.high(group)).add(new BigDecimal(extended.low(group)));
    }

    @Override
    public long memoryBytes() {
        return 48L * counts.length + sums.memoryBytes() + squares.memoryBytes() + scratchBytes();
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(counts.length);
        for (int group = 0; group < counts.length; group++) {
            output.writeLong(counts[group]);
            output.writeLong(wholeSums[group]);
            output.writeLong(squareHighs[group]);
            output.writeLong(squareLows[group]);
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
        wholeSums = new long[counts.length];
        squareHighs = new long[counts.length];
        squareLows = new long[counts.length];
        smallest = new double[counts.length];
        largest = new double[counts.length];
        for (int group = 0; group < counts.length; group++) {
            counts[group] = input.readLong();
            wholeSums[group] = input.readLong();
            squareHighs[group] = input.readLong();
            squareLows[group] = input.readLong();
            smallest[group] = input.readDouble();
            largest[group] = input.readDouble();
        }
        sums.read(input);
        squares.read(input);
    }
}
