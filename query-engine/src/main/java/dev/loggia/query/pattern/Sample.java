package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Some of many texts, with the exact count of each: those whose hashes are lowest. Which they are does not depend on the order in which
 * texts come, nor on how samples were merged; as long as there are no more than the capacity it is all of them. Thread-confined.
 */
final class Sample {

    private static final int ENTRY_BYTES = 48;

    private final int capacity;
    private int size;
    private long[] hashes = new long[1];
    private long[] counts = new long[1];
    private byte[][] texts = new byte[1][];
    private int highest;
    private long textBytes;
    private boolean whole = true;

    Sample(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    /** Whether it holds every text there was. */
    boolean whole() {
        return whole;
    }

    byte[] text(int index) {
        return texts[index];
    }

    long count(int index) {
        return counts[index];
    }

    long memoryBytes() {
        return 80 + (long) ENTRY_BYTES * hashes.length + textBytes;
    }

    /** Counts a text. @return by how many bytes the sample grew */
    long add(byte[] bytes, int from, int to) {
        long hash = Hashing.hash(bytes, from, to);
        if (size == capacity && hash > hashes[highest]) {
            whole = false;
            return 0;
        }
        int at = find(hash);
        if (at >= 0) {
            counts[at]++;
            return 0;
        }
        long before = memoryBytes();
        insert(hash, Arrays.copyOfRange(bytes, from, to), 1);
        return memoryBytes() - before;
    }

    /** Counts another sample's texts. */
    void merge(Sample other) {
        for (int i = 0; i < other.size; i++) {
            add(other.hashes[i], other.texts[i], other.counts[i]);
        }
        whole &= other.whole;
    }

    /** Counts a text that occurred {@code count} times. */
    void add(byte[] text, long count) {
        add(Hashing.hash(text, 0, text.length), text, count);
    }

    private void add(long hash, byte[] text, long count) {
        int at = find(hash);
        if (at >= 0) {
            counts[at] += count;
        } else if (size < capacity || hash < hashes[highest]) {
            insert(hash, text, count);
        } else {
            whole = false;
        }
    }

    private int find(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return i;
            }
        }
        return -1;
    }

    private void insert(long hash, byte[] text, long count) {
        int at = size;
        if (size == capacity) {
            at = highest;
            textBytes -= texts[at].length;
            whole = false;
        } else {
            if (size == hashes.length) {
                int larger = Math.min(capacity, 2 * size);
                hashes = Arrays.copyOf(hashes, larger);
                counts = Arrays.copyOf(counts, larger);
                texts = Arrays.copyOf(texts, larger);
            }
            size++;
        }
        hashes[at] = hash;
        counts[at] = count;
        texts[at] = text;
        textBytes += text.length;
        if (size == capacity) {
            highest = 0;
            for (int i = 1; i < size; i++) {
                highest = hashes[i] > hashes[highest] ? i : highest;
            }
        }
    }

    void write(DataOutput output) throws IOException {
        output.writeBoolean(whole);
        output.writeInt(size);
        for (int i = 0; i < size; i++) {
            output.writeLong(counts[i]);
            Bytes.write(texts[i], output);
        }
    }

    static Sample read(int capacity, DataInput input) throws IOException {
        Sample sample = new Sample(capacity);
        boolean whole = input.readBoolean();
        int size = input.readInt();
        for (int i = 0; i < size; i++) {
            long count = input.readLong();
            sample.add(Bytes.read(input), count);
        }
        sample.whole = whole;
        return sample;
    }
}
