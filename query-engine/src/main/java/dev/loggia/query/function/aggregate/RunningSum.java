package dev.loggia.query.function.aggregate;

import dev.loggia.event.Value;
import org.jspecify.annotations.Nullable;

/** A sum to which one number after the other is added, by the rules of the function {@code sum}. Confined to one thread. */
public final class RunningSum {

    private static final int[] ONE_GROUP = {0};

    private final Sum sum = new Sum(false);
    private final long[] whole = new long[1];
    private final double[] decimal = new double[1];

    public RunningSum() {
        sum.ensure(1);
    }

    public void add(Value.Number number) {
        switch (number) {
            case Value.Whole integer -> {
                whole[0] = integer.value();
                sum.addWholes(ONE_GROUP, whole, 1);
            }
            case Value.Decimal other -> {
                decimal[0] = other.value();
                sum.addDecimals(ONE_GROUP, decimal, 1);
            }
        }
    }

    /** The sum of the numbers so far; null while there is none, and when it is beyond all doubles. */
    public Value.@Nullable Number value() {
        return sum.result(0);
    }
}
