package dev.loggia.store;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/** The times of a segment's documents, which ascend: a place in time is found by a binary search. Immutable, thread-safe. */
final class TimeIndex {

    private final LeafReader reader;
    private final int documents;
    private final long first;
    private final long last;

    private TimeIndex(LeafReader reader, long first, long last) {
        this.reader = reader;
        this.documents = reader.maxDoc();
        this.first = first;
        this.last = last;
    }

    /** Reads no times, for most queries need only few. @param reader outlives the index */
    static TimeIndex of(LeafReader reader) throws IOException {
        DocValuesSkipper bounds = reader.getDocValuesSkipper(StoredField.TIMESTAMP);
        return new TimeIndex(reader, bounds.minValue(), bounds.maxValue());
    }

    /** The first document with a time at or after this one; the number of documents when there is none. */
    int firstAtOrAfter(long millis) throws IOException {
        if (millis <= first) {
            return 0;
        }
        if (millis > last) {
            return documents;
        }
        NumericDocValues times = reader.getNumericDocValues(StoredField.TIMESTAMP);
        int low = 1;
        int high = documents - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (read(times, middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The time of a document. */
    long at(int document) throws IOException {
        return document == 0
                ? first
                : document == documents - 1 ? last : read(reader.getNumericDocValues(StoredField.TIMESTAMP), document);
    }

    private long read(NumericDocValues times, int document) throws IOException {
        long time;
        try {
            times.advanceExact(document);
            time = times.longValue();
        } catch (RuntimeException e) {
            throw damaged(document, e);
        }
        if (time < first || time > last) {
            throw damaged(document, null);
        }
        return time;
    }

    /** The file of the times was not looked at as a whole when it was opened, unlike that of their bounds. */
    private CorruptIndexException damaged(int document, @Nullable RuntimeException cause) {
        return new CorruptIndexException("the time of document " + document + " is damaged", reader.toString(), cause);
    }
}
