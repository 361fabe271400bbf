package dev.loggia.store;

import dev.loggia.event.TimeRange;
import dev.loggia.store.codec.RunNumerics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** Counts the events of each stream, segment by segment on the numbers of the streams. */
final class StreamCatalogue {

    private static final int CHUNK = 1 << 16;

    private StreamCatalogue() {}

    /** @param oldest events before this time do not count */
    static List<StreamDescription> of(List<SegmentView> segments, long oldest) throws IOException {
        Map<String, StreamDescription> streams = new TreeMap<>();
        for (SegmentView segment : segments) {
            add(segment, segment.firstAtOrAfter(oldest), streams);
        }
        return List.copyOf(streams.values());
    }

    private static void add(SegmentView segment, int from, Map<String, StreamDescription> streams) throws IOException {
        SortedDocValues names = segment.reader().getSortedDocValues(StoredField.LOG_STREAM);
        NumericDocValues times = segment.reader().getNumericDocValues(StoredField.TIMESTAMP);
        RunNumerics ingestion = (RunNumerics) segment.reader().getNumericDocValues(StoredField.INGESTION_TIME);
        SegmentRows rows = new SegmentRows(segment, Long.MIN_VALUE);
        int count = names.getValueCount();
        long[] events = new long[count];
        long[] first = new long[count];
        long[] last = new long[count];
        long[] lastIngestion = new long[count];
        Arrays.fill(lastIngestion, Long.MIN_VALUE);
        for (int start = from; start < segment.documents(); start += CHUNK) {
            int end = Math.min(segment.documents(), start + CHUNK);
            int @Nullable [] selected = rows.select(start, end);
            long[] ingested = new long[end - start];
            ingestion.read(start, end - start, ingested);
            int size = selected == null ? end - start : selected.length;
            for (int i = 0; i < size; i++) {
                int document = selected == null ? start + i : selected[i];
                names.advanceExact(document);
                times.advanceExact(document);
                int stream = names.ordValue();
                if (events[stream]++ == 0) {
                    first[stream] = times.longValue();
                }
                last[stream] = times.longValue();
                lastIngestion[stream] = Math.max(lastIngestion[stream], ingested[document - start]);
            }
        }
        for (int stream = 0; stream < count; stream++) {
            if (events[stream] > 0) {
                String name = names.lookupOrd(stream).utf8ToString();
                streams.merge(
                        name,
                        new StreamDescription(
                                name,
                                events[stream],
                                new TimeRange(first[stream], last[stream]),
                                lastIngestion[stream]),
                        StreamCatalogue::sum);
            }
        }
    }

    private static StreamDescription sum(StreamDescription a, StreamDescription b) {
        TimeRange x = a.times();
        TimeRange y = b.times();
        TimeRange times = x == null || y == null ? x == null ? y : x : x.hull(y);
        return new StreamDescription(
                a.name(), a.events() + b.events(), times, Math.max(a.lastIngestion(), b.lastIngestion()));
    }
}
