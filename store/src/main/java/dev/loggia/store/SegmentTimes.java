package dev.loggia.store;

import dev.loggia.event.TimeRange;
import java.io.IOException;
import org.apache.lucene.index.SegmentCommitInfo;
import org.jspecify.annotations.Nullable;

/** Tells from when to when the events of a segment are, those that were deleted included. Thread-safe. */
@FunctionalInterface
interface SegmentTimes {

    /** Null when it is not known. */
    @Nullable
    TimeRange of(SegmentCommitInfo segment) throws IOException;
}
