package dev.loggia.store.codec;

import static dev.loggia.store.codec.BlockDocValuesFormat.CHUNK_DOCUMENTS;

import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.IndexOutput;

/** Writes the runs of one numeric field. Thread-confined. */
final class RunWriter {

    private final FrameWriter frames;
    private final long firstOffset;
    private final ByteBuffersDataOutput entries = new ByteBuffersDataOutput();
    private int documents;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    private final ByteBuffersDataOutput chunk = new ByteBuffersDataOutput();
    private int chunkRuns;
    private long before;

    private long first;
    private int step;
    private int length;

    RunWriter(FrameWriter frames) {
        this.frames = frames;
        this.firstOffset = frames.offset();
    }

    /** How many documents there are so far. */
    int documents() {
        return documents;
    }

    void add(long value) throws IOException {
        if (!continues(value)) {
            finishRun();
            first = value;
            step = 0;
        }
        length++;
        documents++;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        if (documents % CHUNK_DOCUMENTS == 0) {
            finishChunk();
        }
    }

    private boolean continues(long value) {
        if (length == 1 && value == first + 1) {
            step = 1;
        }
        return length > 0 && value == first + (long) step * length;
    }

    private void finishRun() throws IOException {
        if (length == 0) {
            return;
        }
        chunk.writeVInt(length << 1 | step);
        chunk.writeZLong(first - before);
        before = first + (long) step * (length - 1);
        chunkRuns++;
        length = 0;
    }

    private void finishChunk() throws IOException {
        finishRun();
        byte[] content = chunk.toArrayCopy();
        entries.writeVInt(chunkRuns);
        entries.writeVInt(content.length);
        frames.write(content, content.length, entries);
        chunk.reset();
        chunkRuns = 0;
        before = 0;
    }

    /** Closes the last chunk and writes what {@link RunIndex#read} reads. */
    void finish(IndexOutput meta) throws IOException {
        if (documents % CHUNK_DOCUMENTS != 0) {
            finishChunk();
        }
        meta.writeVInt(documents);
        meta.writeLong(minimum);
        meta.writeLong(maximum);
        meta.writeVLong(firstOffset);
        entries.copyTo(meta);
    }
}
