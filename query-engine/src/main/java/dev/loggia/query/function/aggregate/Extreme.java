package dev.loggia.query.function.aggregate;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;

import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.NumericScanner;
import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import dev.loggia.event.ValueText;
import dev.loggia.query.function.AggregateDefinition;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code min}, {@code max}, {@code sortsFirst} and {@code sortsLast}: the first or last value in the order of {@code sort} (sections 3.9
 * and 4.11), of any kind; text that {@code min} or {@code max} read as a number comes out as one. Numbers come after everything else, so the maximum of a mixture is a number.
 */
final class Extreme implements AggregateState {

    static final AggregateDefinition MINIMUM = AggregateDefinition.named("min", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .summary("The smallest value. Of values of several kinds, what sort would put first.")
            .example("min(x)", "1")
            .binder((arguments, context) -> () -> new Extreme(-1, true));

    static final AggregateDefinition MAXIMUM = AggregateDefinition.named("max", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .summary("The largest value. Of values of several kinds, what sort would put last.")
            .example("max(x)", "4")
            .binder((arguments, context) -> () -> new Extreme(1, true));

    static final AggregateDefinition FIRST = AggregateDefinition.named("sortsFirst", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .summary("The value that sort would put first.")
            .example("sortsFirst(x)", "1")
            .binder((arguments, context) -> () -> new Extreme(-1, false));

    static final AggregateDefinition LAST = AggregateDefinition.named("sortsLast", "aggregate")
            .returns("value")
            .missing("Rows without a value are ignored; if there is none with one, the result is missing.")
            .parameter("value", ANY)
            .summary("The value that sort would put last.")
            .example("sortsLast(x)", "4")
            .binder((arguments, context) -> () -> new Extreme(1, false));

    private static final byte NONE = 0;
    private static final byte WHOLE = 1;
    private static final byte TIME = 2;
    private static final byte OTHER = 3;

    /** 1 to keep the last in order, -1 to keep the first. */
    private final int direction;

    private final boolean resultsAreNumbers;

    private byte[] kinds = new byte[0];

    /** The best value of kind {@link #WHOLE} or {@link #TIME}. */
    private long[] wholes = new long[0];

    /** The best value of kind {@link #OTHER}, and the number it spells or NaN. */
    private @Nullable Value[] others = new Value[0];

    private double[] numbers = new double[0];
    private long otherBytes;
    private final NumericScanner scanner = new NumericScanner();

    /** @param numbers whether a result that spells a number is that number, as for {@code avg} over parsed text */
    private Extreme(int direction, boolean numbers) {
        this.direction = direction;
        this.resultsAreNumbers = numbers;
    }

    private void ensure(int groupCount) {
        kinds = GroupArrays.grown(kinds, groupCount);
        wholes = GroupArrays.grown(wholes, groupCount);
        others = GroupArrays.grown(others, groupCount);
        numbers = GroupArrays.grown(numbers, groupCount);
    }

    @Override
    public void add(int[] groups, int groupCount, Column[] arguments, @Nullable RowOrder order, int size) {
        ensure(groupCount);
        switch (arguments[0]) {
            case Column.Wholes column -> addWholes(column.values(), column.missing(), WHOLE, groups, size);
            case Column.Timestamps column -> addWholes(column.millis(), null, TIME, groups, size);
            case Column.Decimals column -> addDecimals(column, groups, size);
            case Column.Utf8 column -> addTexts(column, groups, size);
            case Column.Booleans column -> addValues(column, groups, size);
            case Column.Constant column -> addValues(column, groups, size);
            case Column.Ordinals column -> addValues(column, groups, size);
            case Column.Mixed column -> addValues(column, groups, size);
        }
    }

    private void addWholes(long[] values, boolean @Nullable [] missing, byte kind, int[] groups, int size) {
        boolean last = direction > 0;
        for (int row = 0; row < size; row++) {
            if (missing != null && missing[row]) {
                continue;
            }
            int group = groups[row];
            long value = values[row];
            if (kinds[group] != kind) {
                offer(group, kind == WHOLE ? Value.of(value) : new Value.Timestamp(value));
            } else if (last ? value > wholes[group] : value < wholes[group]) {
                wholes[group] = value;
            }
        }
    }

    private void addDecimals(Column.Decimals column, int[] groups, int size) {
        double[] values = column.values();
        for (int row = 0; row < size; row++) {
            if (!column.isMissing(row) && mayWin(groups[row], values[row])) {
                offer(groups[row], column.value(row));
            }
        }
    }

    /** Text is decoded only when it may win; most does not, which its number tells. */
    private void addTexts(Column.Utf8 column, int[] groups, int size) {
        for (int row = 0; row < size; row++) {
            if (!column.isMissing(row)) {
                boolean number = scanner.scan(column.bytes(), column.starts()[row], column.ends()[row]);
                if (mayWin(groups[row], number ? scanner.asDouble() : Double.NaN)) {
                    offer(groups[row], column.value(row));
                }
            }
        }
    }

    private void addValues(Column column, int[] groups, int size) {
        for (int row = 0; row < size; row++) {
            Value value = column.value(row);
            if (value != null && !value.equals(others[groups[row]])) {
                offer(groups[row], value);
            }
        }
    }

    /** Whether a value that spells a number, or NaN when it does not, can come before the best one; only certain losers are told. */
    private boolean mayWin(int group, double number) {
        if (kinds[group] == NONE) {
            return true;
        }
        double best = kinds[group] == OTHER ? numbers[group] : wholes[group];
        if (Double.isNaN(number) || Double.isNaN(best)) {
            return Double.isNaN(number) == Double.isNaN(best) || Double.isNaN(best) == direction > 0;
        }
        return direction > 0 ? number >= best : number <= best;
    }

    private void offer(int group, @Nullable Value value) {
        Value best = result(group);
        if (value != null && (best == null || direction * ValueRank.ORDER.compare(value, best) > 0)) {
            set(group, value);
        }
    }

    private void set(int group, Value value) {
        otherBytes -= ValueSize.bytes(others[group]);
        others[group] = null;
        switch (value) {
            case Value.Whole whole -> {
                kinds[group] = WHOLE;
                wholes[group] = whole.value();
            }
            case Value.Timestamp timestamp -> {
                kinds[group] = TIME;
                wholes[group] = timestamp.millis();
            }
            case Value.Decimal decimal -> setOther(group, value);
            case Value.Bool bool -> setOther(group, value);
            case Value.Text text -> setOther(group, value);
            case Value.Structure structure -> setOther(group, value);
        }
    }

    private void setOther(int group, Value value) {
        Value.Number number = Comparison.number(value);
        kinds[group] = OTHER;
        numbers[group] = number == null ? Double.NaN : number.asDouble();
        others[group] = value;
        otherBytes += ValueSize.bytes(value);
    }

    @Override
    public void merge(AggregateState other, int[] mapping, int groupCount) {
        ensure(groupCount);
        Extreme more = (Extreme) other;
        for (int group = 0; group < mapping.length; group++) {
            offer(mapping[group], more.result(group));
        }
    }

    @Override
    public @Nullable Value result(int group) {
        if (group >= kinds.length) {
            return null;
        }
        return switch (kinds[group]) {
            case NONE -> null;
            case WHOLE -> Value.of(wholes[group]);
            case TIME -> new Value.Timestamp(wholes[group]);
            default -> resultsAreNumbers ? spelled(others[group]) : others[group];
        };
    }

    /** The number that a text spells; text that the number would not print as, such as {@code 007}, stays. */
    private static @Nullable Value spelled(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            Value.Number number = NumericText.parse(text.text());
            return number != null && ValueText.exact(number).equals(text.text()) ? number : value;
        }
        return value;
    }

    @Override
    public long memoryBytes() {
        return 21L * kinds.length + otherBytes;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        StateVersion.write(output);
        output.writeInt(kinds.length);
        for (int group = 0; group < kinds.length; group++) {
            ValueCodec.write(result(group), output);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        StateVersion.check(input);
        int count = input.readInt();
        ensure(count);
        for (int group = 0; group < count; group++) {
            offer(group, ValueCodec.read(input));
        }
    }
}
