package dev.loggia.query.function.aggregate;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that holds the distinct values of each group, with how often each came, and makes its result of them. Exact. */
final class DistinctState implements AggregateState {

    private final int argument;
    private final Result result;
    private final DistinctValues values = new DistinctValues();

    /** Pairs of a group and the identity of a value that came in it. */
    private final LongTable pairs = new LongTable();

    private long[] counts = new long[8];

    /** For each pair the lowest number with which the value came, so that it does not matter which came first. */
    private int[] lowest = new int[8];

    private int[] distinct = new int[0];
    private int[] numbers = new int[0];
    private @Nullable Index index;

    /** Makes the result of a group. */
    @FunctionalInterface
    interface Result {
        @Nullable
        Value of(DistinctState state, int group);
    }

    /** A value of a group. @param count how often it came */
    record Counted(Value value, long count) {}

    /** Where the pairs of each group are in a list of all pairs by group. */
    private record Index(int[] starts, int[] pairs) {}

    /** @param argument index of the argument whose values are meant */
    DistinctState(int argument, Result result) {
        this.argument = argument;
        this.result = result;
    }

    @Override
    public void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        distinct = GroupArrays.grown(distinct, groupCount);
        index = null;
        if (numbers.length < size) {
            numbers = new int[size];
        }
        values.add(arguments[argument], size, numbers);
        for (int row = 0; row < size; row++) {
            if (numbers[row] >= 0) {
                add(groups[row], numbers[row], 1);
            }
        }
    }

    private void add(int group, int number, long count) {
        int known = pairs.size();
        int pair = pairs.add((long) group << 32 | DistinctValues.identity(number));
        if (pair == known) {
            distinct[group]++;
            if (pair == counts.length) {
                counts = Arrays.copyOf(counts, 2 * pair);
                lowest = Arrays.copyOf(lowest, 2 * pair);
            }
            lowest[pair] = number;
        }
        lowest[pair] = Math.min(lowest[pair], number);
        counts[pair] += count;
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        distinct = GroupArrays.grown(distinct, groupCount);
        index = null;
        DistinctState more = (DistinctState) other;
        int[] identitiesHere = values.merge(more.values);
        for (int pair = 0; pair < more.pairs.size(); pair++) {
            long key = more.pairs.key(pair);
            int number = DistinctValues.withKind(identitiesHere[(int) key], more.lowest[pair]);
            add(mapping[(int) (key >>> 32)], number, more.counts[pair]);
        }
    }

    /** How many distinct values a group has. */
    int distinct(int group) {
        return group < distinct.length ? distinct[group] : 0;
    }

    /** The distinct values of a group, in no order. */
    List<Counted> counted(int group) {
        List<Counted> counted = new ArrayList<>();
        if (group < distinct.length) {
            Index all = index();
            for (int i = all.starts[group]; i < all.starts[group + 1]; i++) {
                int pair = all.pairs[i];
                counted.add(new Counted(values.value(lowest[pair]), counts[pair]));
            }
        }
        return counted;
    }

    private Index index() {
        Index made = index;
        if (made == null) {
            int[] starts = new int[distinct.length + 1];
            for (int group = 0; group < distinct.length; group++) {
                starts[group + 1] = starts[group] + distinct[group];
            }
            int[] next = starts.clone();
            int[] sorted = new int[pairs.size()];
            for (int pair = 0; pair < sorted.length; pair++) {
                sorted[next[(int) (pairs.key(pair) >>> 32)]++] = pair;
            }
            made = new Index(starts, sorted);
            index = made;
        }
        return made;
    }

    @Override
    public @Nullable Value result(int group) {
        return result.of(this, group);
    }

    @Override
    public long memoryBytes() {
        return values.memoryBytes()
                + pairs.memoryBytes()
                + 12L * counts.length
                + 4L * (distinct.length + numbers.length);
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        values.write(output);
        output.writeInt(distinct.length);
        output.writeInt(pairs.size());
        for (int pair = 0; pair < pairs.size(); pair++) {
            output.writeInt((int) (pairs.key(pair) >>> 32));
            output.writeInt(lowest[pair]);
            output.writeLong(counts[pair]);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        values.read(input);
        distinct = new int[input.readInt()];
        int pairCount = input.readInt();
        for (int i = 0; i < pairCount; i++) {
            add(input.readInt(), input.readInt(), input.readLong());
        }
    }
}
