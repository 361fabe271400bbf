package dev.loggia.store.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a binary field. Keeps the one block in which the iteration stands. */
final class BlockReader extends BlockedValues {

    private static final int VINT_BYTES = 5;

    private final BlockIndex index;
    private final FrameReader frames;
    private final BytesRef value = new BytesRef();
    private int document = -1;
    private int currentBlock = -1;
    private @Nullable Block current;

    /** @param data read by nobody else */
    BlockReader(BlockIndex index, IndexInput data, Decompressors decompressors, String file) {
        this.index = index;
        this.frames = new FrameReader(data, decompressors, index.frames(), frame -> damaged(index, frame / 2, file));
    }

    private static DamagedBlockException damaged(BlockIndex index, int block, String file) {
        return new DamagedBlockException(file, index.firstDocuments()[block], index.documentsOf(block));
    }

    BlockIndex index() {
        return index;
    }

    /** The frames of the blocks: of a block those of its lengths and of its values are 2 * block and 2 * block + 1. */
    FrameReader frames() {
        return frames;
    }

    @Override
    public int blocks() {
        return index.blocks();
    }

    @Override
    public int firstDocument(int block) {
        return index.firstDocuments()[block];
    }

    @Override
    public int blockOf(int searched) {
        Objects.checkIndex(searched, index.documents());
        int found = Arrays.binarySearch(index.firstDocuments(), searched);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public long bytesBefore(int block) {
        return index.bytesBefore()[block];
    }

    @Override
    public int packedBytes(int block) {
        return Math.addExact(index.frames().size(2 * block), index.frames().size(2 * block + 1));
    }

    @Override
    public int[] lengths(int block) throws IOException {
        int[] lengths = new int[index.documentsOf(block)];
        ByteArrayDataInput packed = lengthsFrame(block);
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = packed.readVInt();
        }
        return lengths;
    }

    @Override
    public Block read(int block, byte[] spare) throws IOException {
        int[] starts = new int[index.documentsOf(block) + 1];
        ByteArrayDataInput packed = lengthsFrame(block);
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + packed.readVInt();
        }
        byte[] bytes = spare.length < index.bytesOf(block) ? new byte[index.bytesOf(block)] : spare;
        frames.unpackAll(2 * block + 1, bytes, index.bytesOf(block));
        return new Block(bytes, starts);
    }

    private ByteArrayDataInput lengthsFrame(int block) throws IOException {
        byte[] content = new byte[VINT_BYTES * index.documentsOf(block)];
        return new ByteArrayDataInput(content, 0, frames.unpack(2 * block, content));
    }

    @Override
    public BytesRef binaryValue() throws IOException {
        Block block = current;
        if (block == null || document < firstDocument(currentBlock) || document >= firstDocument(currentBlock + 1)) {
            int wanted = blockOf(document);
            block = read(wanted);
            current = block;
            currentBlock = wanted;
        }
        int row = document - firstDocument(currentBlock);
        value.bytes = block.bytes();
        value.offset = block.starts()[row];
        value.length = block.starts()[row + 1] - value.offset;
        return value;
    }

    @Override
    public boolean advanceExact(int target) {
        document = target;
        return true;
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        document = target < index.documents() ? target : NO_MORE_DOCS;
        return document;
    }

    @Override
    public int docIDRunEnd() {
        return index.documents();
    }

    @Override
    public long cost() {
        return index.documents();
    }
}
