package dev.loggia.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running scan: hands out row ranges to as many workers as there are. {@link #next}, {@link #statistics} and {@link #inputs} may be called from
 * any thread; each {@link Partition} belongs to the worker that took it.
 */
public interface Scan extends AutoCloseable {

    /** The next row range, or null when there is none left. May block while data are read. */
    @Nullable
    Partition next();

    /** What was read so far; final once every partition is exhausted. */
    ScanStatistics statistics();

    /** What was read of each file or pipe so far, if that is what the source consists of. */
    default List<InputReport> inputs() {
        return List.of();
    }

    /** Ends the scan; partitions still out must not be used afterwards. */
    @Override
    void close();

    /** A row range: batches in the source's order. Confined to one thread. */
    interface Partition {
        /** The next batch, or null at the end. May be empty of rows but is never of size 0 twice in a row for ever. */
        @Nullable
        Batch next();
    }
}
