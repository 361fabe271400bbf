package dev.loggia.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/**
 * The times of a segment's documents, which ascend: every so many of them in memory, so that a place in time is found by a binary
 * search and one short read. Immutable, thread-safe.
 */
final class TimeIndex {

    private static final int STEP = 512;

    private final LeafReader reader;
    private final int documents;
    private final long[] sample;

    private TimeIndex(LeafReader reader, int documents, long[] sample) {
        this.reader = reader;
        this.documents = documents;
        this.sample = sample;
    }

    /** @param reader outlives the index */
    static TimeIndex of(LeafReader reader) throws IOException {
        int documents = reader.maxDoc();
        long[] sample = new long[(documents + STEP - 1) / STEP];
        NumericDocValues times = reader.getNumericDocValues(StoredField.TIMESTAMP);
        for (int i = 0; i < sample.length; i++) {
            times.advanceExact(i * STEP);
            sample[i] = times.longValue();
        }
        return new TimeIndex(reader, documents, sample);
    }

    /** The first document with a time at or after this one; the number of documents when there is none. */
    int firstAtOrAfter(long millis) throws IOException {
        int found = Arrays.binarySearch(sample, millis);
        int above = found < 0 ? -found - 1 : found;
        while (above > 0 && sample[above - 1] == millis) {
            above--;
        }
        if (above == 0) {
            return 0;
        }
        int first = (above - 1) * STEP;
        long[] times = read(first, Math.min(STEP, documents - first));
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return first + low;
    }

    /** The time of a document. */
    long at(int document) throws IOException {
        return document % STEP == 0 ? sample[document / STEP] : read(document, 1)[0];
    }

    private long[] read(int first, int count) throws IOException {
        int[] wanted = new int[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = first + i;
        }
        long[] times = new long[count];
        reader.getNumericDocValues(StoredField.TIMESTAMP).longValues(count, wanted, times, 0);
        return times;
    }
}
