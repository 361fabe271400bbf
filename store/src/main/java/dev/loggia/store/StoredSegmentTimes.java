package dev.loggia.store;

import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a segment from the bounds that Lucene keeps for every column with a skip index, once for each segment. The files
 * are the only source, so it does not matter who flushed or merged the segment, or when.
 */
final class StoredSegmentTimes implements SegmentTimes {

    /** Held weakly: segments come and go for as long as an index is open. */
    private final Map<SegmentInfo, Optional<TimeRange>> known = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public @Nullable TimeRange of(SegmentCommitInfo segment) throws IOException {
        Optional<TimeRange> times = known.get(segment.info);
        if (times == null) {
            times = Optional.ofNullable(read(segment.info));
            known.put(segment.info, times);
        }
        return times.orElse(null);
    }

    private static @Nullable TimeRange read(SegmentInfo segment) throws IOException {
        try (SegmentColumns columns = SegmentColumns.open(segment)) {
            FieldInfo field = columns.fields().fieldInfo(SystemField.TIMESTAMP);
            DocValuesProducer values = columns.values();
            return field == null || values == null || field.docValuesSkipIndexType() == DocValuesSkipIndexType.NONE
                    ? null
                    : bounds(values.getSkipper(field), segment.maxDoc());
        }
    }

    /** Null unless all documents have a time. */
    static @Nullable TimeRange bounds(@Nullable DocValuesSkipper times, int documents) {
        return times == null || documents == 0 || times.docCount() < documents
                ? null
                : new TimeRange(times.minValue(), times.maxValue());
    }
}
