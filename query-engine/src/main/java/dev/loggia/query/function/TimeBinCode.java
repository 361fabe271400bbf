package dev.loggia.query.function;

import dev.loggia.event.Column;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves a time, the first argument, back or forth to a boundary of its bin. Results never fall while times rise, so that the bounds of
 * many times may tell the result of all of them. Immutable, thread-safe.
 */
public final class TimeBinCode implements ScalarDefinition.ColumnCode {

    private final TimeBins bins;
    private final boolean back;

    private TimeBinCode(TimeBins bins, boolean back) {
        this.bins = bins;
        this.back = back;
    }

    /** To the last boundary at or before the time. */
    public static TimeBinCode floor(TimeBins bins) {
        return new TimeBinCode(bins, true);
    }

    /** To the first boundary at or after the time. */
    public static TimeBinCode ceil(TimeBins bins) {
        return new TimeBinCode(bins, false);
    }

    /** The result for all times of a range, if it is the same for all. */
    public OptionalLong ofAll(TimeRange times) {
        long result = boundary(times.start());
        return result == boundary(times.end()) ? OptionalLong.of(result) : OptionalLong.empty();
    }

    /** The first time after another that has another result; the last millisecond there is when there is none. */
    public long nextChange(long millis) {
        if (back) {
            return bins.next(millis);
        }
        long boundary = bins.ceil(millis);
        return boundary == Long.MAX_VALUE ? boundary : boundary + 1;
    }

    /** The boundary to which a time is moved. */
    public long boundary(long millis) {
        return back ? bins.floor(millis) : bins.ceil(millis);
    }

    @Override
    public Value apply(@Nullable Value[] arguments) {
        return new Value.Timestamp(boundary(((Value.Timestamp) Objects.requireNonNull(arguments[0])).millis()));
    }

    @Override
    public @Nullable Column applyColumns(Column[] arguments, int size) {
        if (size == 0 || !(arguments[0] instanceof Column.Timestamps times)) {
            return null;
        }
        long[] results = new long[size];
        boolean allTheSame = true;
        long first = times.millis()[0];
        long result = boundary(first);
        long from = back ? result : first;
        long end = nextChange(first);
        results[0] = result;
        for (int row = 1; row < size; row++) {
            long time = times.millis()[row];
            if (time < from || time >= end) {
                result = boundary(time);
                from = back ? result : time;
                end = nextChange(time);
                allTheSame &= result == results[0];
            }
            results[row] = result;
        }
        return allTheSame
                ? new Column.Constant(new Value.Timestamp(result), size)
                : new Column.Timestamps(results, size);
    }
}
