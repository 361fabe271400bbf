package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code earliest} and {@code latest}: the value of the first or last event in time that has one (section 4.11). */
final class EarliestLatest implements AggregateState {

    static final AggregateDefinition EARLIEST = AggregateDefinition.named("earliest", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .readsOrder()
            .summary(
                    "The value of the earliest event that has one. Goes by @timestamp, so it works in the first stats only.")
            .example("earliest(x)", "1")
            .binder((arguments, context) -> () -> new EarliestLatest(false));

    static final AggregateDefinition LATEST = AggregateDefinition.named("latest", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .readsOrder()
            .summary(
                    "The value of the latest event that has one. Goes by @timestamp, so it works in the first stats only.")
            .example("latest(x)", "4")
            .binder((arguments, context) -> () -> new EarliestLatest(true));

    private final BestKeys keys;
    private @Nullable Value[] values = new Value[0];
    private long valueBytes;

    /** For each group one more than the best row of the current batch, 0 when none of it won. */
    private int[] winners = new int[0];

    private int[] groupsWon = new int[0];

    private EarliestLatest(boolean latest) {
        keys = new BestKeys(latest);
    }

    private void ensure(int groupCount) {
        keys.ensure(groupCount);
        values = GroupArrays.grown(values, groupCount);
        winners = GroupArrays.grown(winners, groupCount);
    }

    /** Makes a value of the winner only: in ascending order of time every row beats the one before. */
    @Override
    public void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        ensure(groupCount);
        if (groupsWon.length < size) {
            groupsWon = new int[size];
        }
        RowOrder keyOf = Objects.requireNonNull(order);
        Column column = arguments[0];
        int wonCount = 0;
        for (int row = 0; row < size; row++) {
            int group = groups[row];
            if (!column.isMissing(row) && keys.beats(group, keyOf, row)) {
                keys.set(group, keyOf, row);
                if (winners[group] == 0) {
                    groupsWon[wonCount++] = group;
                }
                winners[group] = row + 1;
            }
        }
        for (int i = 0; i < wonCount; i++) {
            int group = groupsWon[i];
            set(group, column.value(winners[group] - 1));
            winners[group] = 0;
        }
    }

    private void set(int group, @Nullable Value value) {
        valueBytes += ValueSize.bytes(value) - ValueSize.bytes(values[group]);
        values[group] = value;
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        EarliestLatest more = (EarliestLatest) other;
        for (int group = 0; group < mapping.length; group++) {
            if (keys.merge(mapping[group], more.keys, group)) {
                set(mapping[group], more.values[group]);
            }
        }
    }

    @Override
    public @Nullable Value result(int group) {
        return group < values.length ? values[group] : null;
    }

    @Override
    public long memoryBytes() {
        return keys.memoryBytes() + 8L * values.length + valueBytes + 4L * groupsWon.length;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        keys.write(output);
        for (int group = 0; group < keys.length(); group++) {
            ValueCodec.write(result(group), output);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        keys.read(input);
        ensure(keys.length());
        for (int group = 0; group < keys.length(); group++) {
            set(group, ValueCodec.read(input));
        }
    }
}
