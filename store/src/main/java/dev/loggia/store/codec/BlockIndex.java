package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.store.DataInput;

/**
 * The blocks of a binary field.
 *
 * @param firstDocuments the first document of each block, then the number of documents
 * @param bytesBefore the bytes of the values before each block, then of all
 * @param frames two for each block: the lengths of its values, its values
 */
record BlockIndex(int[] firstDocuments, long[] bytesBefore, FrameTable frames) implements FieldIndex {

    static final byte TYPE = 0;

    static BlockIndex read(DataInput meta) throws IOException {
        int blocks = meta.readVInt();
        int[] firstDocuments = new int[blocks + 1];
        long[] bytesBefore = new long[blocks + 1];
        FrameTable frames = new FrameTable(2 * blocks, meta.readVLong());
        for (int block = 0; block < blocks; block++) {
            firstDocuments[block + 1] = firstDocuments[block] + meta.readVInt();
            bytesBefore[block + 1] = bytesBefore[block] + meta.readVInt();
            frames.readNext(meta);
            frames.readNext(meta);
        }
        return new BlockIndex(firstDocuments, bytesBefore, frames);
    }

    int blocks() {
        return firstDocuments.length - 1;
    }

    int documents() {
        return firstDocuments[blocks()];
    }

    int documentsOf(int block) {
        return firstDocuments[block + 1] - firstDocuments[block];
    }

    int bytesOf(int block) {
        return (int) (bytesBefore[block + 1] - bytesBefore[block]);
    }
}
