package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/** Where the frames of a field lie in the data file, one after the other, and the checksums of their bytes. Read once, then fixed. */
final class FrameTable {

    private final long[] offsets;
    private final int[] checksums;
    private final boolean[] packed;
    private int frames;

    FrameTable(int frames, long firstOffset) {
        this.offsets = new long[frames + 1];
        this.checksums = new int[frames];
        this.packed = new boolean[frames];
        offsets[0] = firstOffset;
    }

    static void write(DataOutput meta, int size, boolean packed, int checksum) throws IOException {
        meta.writeVLong((long) size << 1 | (packed ? 1 : 0));
        meta.writeInt(checksum);
    }

    void readNext(DataInput meta) throws IOException {
        long size = meta.readVLong();
        offsets[frames + 1] = offsets[frames] + (size >>> 1);
        packed[frames] = (size & 1) != 0;
        checksums[frames] = meta.readInt();
        frames++;
    }

    long offset(int frame) {
        return offsets[frame];
    }

    /** Bytes that the frame takes in the file. */
    int size(int frame) {
        return (int) (offsets[frame + 1] - offsets[frame]);
    }

    /** Whether the frame is compressed; else its bytes are the content. */
    boolean packed(int frame) {
        return packed[frame];
    }

    int checksum(int frame) {
        return checksums[frame];
    }
}
