package dev.loggia.query.function.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A sum of doubles for each group with twice a double's precision: the error of every addition is carried along, so that the
 * rounded sum does not depend on the order of additions short of some 10^15 fold cancellation.
 */
final class ExtendedSums {

    private double[] highs = new double[0];
    private double[] lows = new double[0];

    void ensure(int groupCount) {
        highs = GroupArrays.grown(highs, groupCount);
        lows = GroupArrays.grown(lows, groupCount);
    }

    int length() {
        return highs.length;
    }

    void add(int group, double value) {
        double high = highs[group];
        double sum = high + value;
        double back = sum - high;
        double error = high - (sum - back) + (value - back);
        normalize(group, sum, lows[group] + error);
    }

    /** Adds a number given as the exact sum of a double and a far smaller one. */
    void add(int group, double value, double rest) {
        add(group, value);
        add(group, rest);
    }

    void addSquare(int group, double value) {
        double square = value * value;
        add(group, square, Math.fma(value, value, -square));
    }

    private void normalize(int group, double sum, double rest) {
        double high = sum + rest;
        highs[group] = high;
        lows[group] = rest - (high - sum);
    }

    /** The sum, rounded; not finite after an overflow. */
    double high(int group) {
        return highs[group];
    }

    /** What {@link #high} lacks. */
    double low(int group) {
        return lows[group];
    }

    void merge(ExtendedSums other, int[] mapping) {
        for (int group = 0; group < mapping.length && group < other.highs.length; group++) {
            add(mapping[group], other.highs[group], other.lows[group]);
        }
    }

    long memoryBytes() {
        return 16L * highs.length;
    }

    void write(DataOutput output) throws IOException {
        output.writeInt(highs.length);
        for (int group = 0; group < highs.length; group++) {
            output.writeDouble(highs[group]);
            output.writeDouble(lows[group]);
        }
    }

    void read(DataInput input) throws IOException {
        highs = new double[input.readInt()];
        lows = new double[highs.length];
        for (int group = 0; group < highs.length; group++) {
            highs[group] = input.readDouble();
            lows[group] = input.readDouble();
        }
    }
}
