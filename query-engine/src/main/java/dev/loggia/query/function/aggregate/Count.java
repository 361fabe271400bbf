package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code count}: rows, or rows that have a value (section 4.11). */
final class Count implements AggregateState {

    static final AggregateDefinition DEFINITION = AggregateDefinition.named("count", "aggregate")
            .missing(
                    "With a value, rows without it are not counted. It is 0 when a group has none, but without any row there is no group.")
            .optional("value", ANY)
            .star()
            .summary(
                    "How many rows there are; with a value, how many have it. A condition that is false counts too: use sum for true ones.")
            .example("count(*)", "4")
            .example("count(x)", "4")
            .binder((arguments, context) -> Count::new);

    static final AggregateDefinition OVER_TIME = AggregateDefinition.named("countOverTime", "time series")
            .missing(
                    "With a value, rows without it are not counted. It is 0 when a group has none, but without any row there is no group.")
            .optional("value", ANY)
            .star()
            .summary("The same as count, for use with by bin(...).")
            .example("countOverTime(*)", "4")
            .binder((arguments, context) -> Count::new);

    private long[] counts = new long[0];

    private Count() {}

    @Override
    public void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        counts = GroupArrays.grown(counts, groupCount);
        if (arguments.length == 0) {
            addAll(groups, size);
            return;
        }
        switch (arguments[0]) {
            case Column.Constant constant -> {
                if (constant.constant() != null) {
                    addAll(groups, size);
                }
            }
            case Column.Timestamps times -> addAll(groups, size);
            case Column.Utf8 text -> addNonNegative(text.starts(), groups, size);
            case Column.Ordinals ordinals -> addNonNegative(ordinals.ordinals(), groups, size);
            case Column.Wholes wholes -> addPresent(wholes.missing(), groups, size);
            case Column.Decimals decimals -> addPresent(decimals.missing(), groups, size);
            case Column.Booleans booleans -> addPresent(booleans.missing(), groups, size);
            case Column.Mixed mixed -> {
                for (int row = 0; row < size; row++) {
                    counts[groups[row]] += mixed.isMissing(row) ? 0 : 1;
                }
            }
        }
    }

    private void addAll(int[] groups, int size) {
        if (GroupArrays.isOneGroup(groups, size)) {
            counts[groups[0]] += size;
            return;
        }
        long[] all = counts;
        for (int row = 0; row < size; row++) {
            all[groups[row]]++;
        }
    }

    private void addNonNegative(int[] marks, int[] groups, int size) {
        for (int row = 0; row < size; row++) {
            counts[groups[row]] += marks[row] < 0 ? 0 : 1;
        }
    }

    private void addPresent(boolean @Nullable [] missing, int[] groups, int size) {
        if (missing == null) {
            addAll(groups, size);
            return;
        }
        for (int row = 0; row < size; row++) {
            counts[groups[row]] += missing[row] ? 0 : 1;
        }
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        counts = GroupArrays.grown(counts, groupCount);
        long[] more = ((Count) other).counts;
        for (int group = 0; group < mapping.length && group < more.length; group++) {
            counts[mapping[group]] += more[group];
        }
    }

    @Override
    public Value result(int group) {
        return Value.of(group < counts.length ? counts[group] : 0);
    }

    @Override
    public long memoryBytes() {
        return 8L * counts.length;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(counts.length);
        for (long count : counts) {
            output.writeLong(count);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        counts = new long[input.readInt()];
        for (int group = 0; group < counts.length; group++) {
            counts[group] = input.readLong();
        }
    }
}
