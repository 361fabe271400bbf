package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;

/**
 * Numbers of every document of a segment that mostly repeat or count up by one, as runs: next to no bytes when they do. Thread-confined,
 * like all doc values.
 */
public abstract class RunNumerics extends NumericDocValues {

    /** The smallest value; {@link Long#MAX_VALUE} without documents. Known without reading. */
    public abstract long minimum();

    /** The largest value; {@link Long#MIN_VALUE} without documents. Known without reading. */
    public abstract long maximum();

    /** Reads the values of consecutive documents. May go back as well as forth. */
    public abstract void read(int firstDocument, int count, long[] into) throws IOException;
}
