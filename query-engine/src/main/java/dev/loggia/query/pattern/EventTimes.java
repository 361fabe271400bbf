package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a signature keeps of the times of its events. Mergeable: it depends on the times alone, not on their order. Thread-confined. */
sealed interface EventTimes permits WindowCounts, TimeHistogram {

    /** Makes what every signature of a query keeps. Immutable, thread-safe. */
    @FunctionalInterface
    interface Form {
        /** Of no events yet; null when times are not kept. */
        @Nullable
        EventTimes empty();
    }

    /** Counts an event. @return by how many bytes it grew */
    long add(long millis);

    /** Counts another one's events, of the same form. */
    void merge(EventTimes other);

    long memoryBytes();

    void write(DataOutput output) throws IOException;

    /** Reads what {@link #write} wrote into this, which must be empty. */
    void read(DataInput input) throws IOException;
}
