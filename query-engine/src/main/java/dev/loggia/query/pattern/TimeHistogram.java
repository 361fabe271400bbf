package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts of events in at most 64 buckets of time. The width of a bucket is the smallest of 1, 2, 4, 8... seconds at which the buckets from
 * the earliest to the latest event are no more than those, and buckets begin at multiples of it. So it is a function of the times.
 */
final class TimeHistogram implements EventTimes {

    static final int MOST_BUCKETS = 64;

    private static final int BASE_BYTES = 72;

    /** A bucket is two to the power of this many seconds wide. */
    private int doublings;

    /** The number of the first bucket, counted in widths from the epoch. */
    private long first;

    private int size;
    private long[] counts = new long[1];
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** How many buckets there are from the earliest event to the latest. */
    int size() {
        return size;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    long widthMillis() {
        return 1000L << doublings;
    }

    /** Milliseconds since the epoch, inclusive. */
    long start(int bucket) {
        return (first + bucket) * widthMillis();
    }

    /** Of its events, milliseconds since the epoch. */
    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    /** The counts in the buckets of a histogram that has all these events too. */
    long[] inBucketsOf(TimeHistogram whole) {
        long[] spread = new long[whole.size];
        for (int i = 0; i < size; i++) {
            spread[(int) ((first + i >> whole.doublings - doublings) - whole.first)] += counts[i];
        }
        return spread;
    }

    @Override
    public long add(long millis) {
        int before = counts.length;
        earliest = Math.min(earliest, millis);
        latest = Math.max(latest, millis);
        add(Math.floorDiv(millis, 1000L) >> doublings, 1);
        return 8L * (counts.length - before);
    }

    private void add(long bucketNow, long count) {
        long bucket = bucketNow;
        if (size == 0) {
            first = bucket;
        }
        while (Math.max(bucket, first + size - 1) - Math.min(bucket, first) >= MOST_BUCKETS) {
            widen();
            bucket >>= 1;
        }
        if (bucket < first) {
            int shift = (int) (first - bucket);
            reserve(size + shift);
            System.arraycopy(counts, 0, counts, shift, size);
            Arrays.fill(counts, 0, shift, 0);
            first = bucket;
            size += shift;
        } else if (bucket >= first + size) {
            size = (int) (bucket - first) + 1;
            reserve(size);
        }
        counts[(int) (bucket - first)] += count;
    }

    private void reserve(int buckets) {
        if (buckets > counts.length) {
            counts = Arrays.copyOf(counts, Math.min(MOST_BUCKETS, Math.max(buckets, 2 * counts.length)));
        }
    }

    private void widen() {
        long wideFirst = first >> 1;
        int wideSize = (int) ((first + size - 1 >> 1) - wideFirst) + 1;
        for (int i = 0; i < size; i++) {
            int to = (int) ((first + i >> 1) - wideFirst);
            long count = counts[i];
            counts[i] = 0;
            counts[to] += count;
        }
        first = wideFirst;
        size = wideSize;
        doublings++;
    }

    @Override
    public void merge(EventTimes other) {
        TimeHistogram histogram = (TimeHistogram) other;
        earliest = Math.min(earliest, histogram.earliest);
        latest = Math.max(latest, histogram.latest);
        while (doublings < histogram.doublings) {
            widen();
        }
        for (int i = 0; i < histogram.size; i++) {
            if (histogram.counts[i] > 0) {
                // Adding may widen the buckets.
                add(histogram.first + i >> doublings - histogram.doublings, histogram.counts[i]);
            }
        }
    }

    @Override
    public long memoryBytes() {
        return BASE_BYTES + 8L * counts.length;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        output.writeLong(earliest);
        output.writeLong(latest);
        output.writeByte(doublings);
        output.writeLong(first);
        output.writeByte(size);
        for (int i = 0; i < size; i++) {
            output.writeLong(counts[i]);
        }
    }

    @Override
    public void read(DataInput input) throws IOException {
        earliest = input.readLong();
        latest = input.readLong();
        doublings = input.readByte();
        first = input.readLong();
        size = input.readByte();
        counts = new long[Math.max(1, size)];
        for (int i = 0; i < size; i++) {
            counts[i] = input.readLong();
        }
    }
}
