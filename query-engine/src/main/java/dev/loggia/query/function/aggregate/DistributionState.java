package dev.loggia.query.function.aggregate;

import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A state that holds the {@link Distribution} of each group and makes its result of it. */
final class DistributionState extends NumericState {

    private final Function<Distribution, @Nullable Value> result;
    private @Nullable Distribution[] distributions = new Distribution[0];
    private long bytes;

    /** @param result is given distributions that hold a number */
    DistributionState(Function<Distribution, @Nullable Value> result) {
        this.result = result;
    }

    @Override
    void ensure(int groupCount) {
        distributions = GroupArrays.grown(distributions, groupCount);
    }

    private Distribution of(int group) {
        Distribution distribution = distributions[group];
        if (distribution == null) {
            distribution = new Distribution();
            distributions[group] = distribution;
            bytes += distribution.memoryBytes();
        }
        return distribution;
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

    private void add(int group, double number) {
        Distribution distribution = of(group);
        long before = distribution.memoryBytes();
        distribution.add(number);
        bytes += distribution.memoryBytes() - before;
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        @Nullable Distribution[] more = ((DistributionState) other).distributions;
        for (int group = 0; group < mapping.length && group < more.length; group++) {
            Distribution distribution = more[group];
            if (distribution != null) {
                Distribution here = of(mapping[group]);
                bytes -= here.memoryBytes();
                here.merge(distribution);
                bytes += here.memoryBytes();
            }
        }
    }

    @Override
    public @Nullable Value result(int group) {
        Distribution distribution = group < distributions.length ? distributions[group] : null;
        return distribution == null ? null : result.apply(distribution);
    }

    @Override
    public long memoryBytes() {
        return 4L * distributions.length + bytes + scratchBytes();
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(distributions.length);
        for (Distribution distribution : distributions) {
            output.writeBoolean(distribution != null);
            if (distribution != null) {
                distribution.write(output);
            }
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        int count = input.readInt();
        ensure(count);
        for (int group = 0; group < count; group++) {
            if (input.readBoolean()) {
                Distribution distribution = new Distribution();
                distribution.read(input);
                distributions[group] = distribution;
                bytes += distribution.memoryBytes();
            }
        }
    }
}
