package dev.loggia.store.codec;

import static dev.loggia.store.codec.BlockDocValuesFormat.CHUNK_DOCUMENTS;

import java.io.IOException;
import org.apache.lucene.store.DataInput;

/**
 * The chunks of a numeric field.
 *
 * @param runs how many runs each chunk has
 * @param bytes the unpacked bytes of each chunk
 * @param frames one for each chunk
 */
record RunIndex(int documents, long minimum, long maximum, int[] runs, int[] bytes, FrameTable frames)
        implements FieldIndex {

    static final byte TYPE = 1;

    static RunIndex read(DataInput meta) throws IOException {
        int documents = meta.readVInt();
        long minimum = meta.readLong();
        long maximum = meta.readLong();
        int chunks = Math.ceilDiv(documents, CHUNK_DOCUMENTS);
        int[] runs = new int[chunks];
        int[] bytes = new int[chunks];
        FrameTable frames = new FrameTable(chunks, meta.readVLong());
        for (int chunk = 0; chunk < chunks; chunk++) {
            runs[chunk] = meta.readVInt();
            bytes[chunk] = meta.readVInt();
            frames.readNext(meta);
        }
        return new RunIndex(documents, minimum, maximum, runs, bytes, frames);
    }

    int documentsOf(int chunk) {
        return Math.min(CHUNK_DOCUMENTS, documents - chunk * CHUNK_DOCUMENTS);
    }
}
