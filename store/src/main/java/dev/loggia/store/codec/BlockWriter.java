package dev.loggia.store.codec;

import static dev.loggia.store.codec.BlockDocValuesFormat.BLOCK_BYTES;
import static dev.loggia.store.codec.BlockDocValuesFormat.BLOCK_DOCUMENTS;

import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Writes the blocks of one binary field: fills an open block with values, and takes over blocks of other segments. Thread-confined. */
final class BlockWriter {

    /** A larger buffer, for a huge value, is not kept. */
    private static final int BUFFER_BYTES = 4 * BLOCK_BYTES;

    private final FrameWriter frames;
    private final long firstOffset;
    private final ByteBuffersDataOutput entries = new ByteBuffersDataOutput();
    private int blocks;
    private int copiedBlocks;
    private int documents;

    private byte[] values = new byte[0];
    private int openBytes;
    private int openDocuments;
    private final ByteBuffersDataOutput lengths = new ByteBuffersDataOutput();

    BlockWriter(FrameWriter frames) {
        this.frames = frames;
        this.firstOffset = frames.offset();
    }

    /** How many documents there are so far. */
    int documents() {
        return documents;
    }

    int blocks() {
        return blocks;
    }

    int copiedBlocks() {
        return copiedBlocks;
    }

    /** Adds a value to the open block, and closes the block when it is full. */
    void add(BytesRef value) throws IOException {
        append(value);
        if (openBytes >= BLOCK_BYTES || openDocuments >= BLOCK_DOCUMENTS) {
            finishBlock();
        }
    }

    /** Adds a value to the open block even when it is full. */
    void append(BytesRef value) throws IOException {
        if (value.length > ArrayUtil.MAX_ARRAY_LENGTH - openBytes) {
            finishBlock();
        }
        values = ArrayUtil.grow(values, openBytes + value.length);
        System.arraycopy(value.bytes, value.offset, values, openBytes, value.length);
        lengths.writeVInt(value.length);
        openBytes += value.length;
        openDocuments++;
        documents++;
    }

    /** Whether the open block has so few values that it should not become a block of its own. */
    boolean isNearlyEmpty() {
        return openDocuments > 0 && openBytes < BLOCK_BYTES / 8 && openDocuments < BLOCK_DOCUMENTS / 8;
    }

    /** Whether so much more leaves the open block at a sensible size, if above the usual one. */
    boolean hasRoomFor(int moreDocuments, int moreBytes) {
        return openDocuments + moreDocuments <= BLOCK_DOCUMENTS / 4 * 5
                && (long) openBytes + moreBytes <= BLOCK_BYTES / 4 * 5;
    }

    /** Writes the open block, if it holds anything. */
    void finishBlock() throws IOException {
        if (openDocuments == 0) {
            return;
        }
        startEntry(openDocuments, openBytes);
        byte[] packedLengths = lengths.toArrayCopy();
        frames.write(packedLengths, packedLengths.length, entries);
        frames.write(values, openBytes, entries);
        lengths.reset();
        if (values.length > BUFFER_BYTES) {
            values = new byte[0];
        }
        openBytes = 0;
        openDocuments = 0;
    }

    /** Closes the open block and writes a block as another segment holds it. */
    void copy(BlockReader source, int block) throws IOException {
        finishBlock();
        int copied = source.index().documentsOf(block);
        startEntry(copied, source.index().bytesOf(block));
        frames.copy(source.frames(), 2 * block, entries);
        frames.copy(source.frames(), 2 * block + 1, entries);
        documents += copied;
        copiedBlocks++;
    }

    private void startEntry(int blockDocuments, int blockBytes) throws IOException {
        entries.writeVInt(blockDocuments);
        entries.writeVInt(blockBytes);
        blocks++;
    }

    /** Closes the open block and writes what {@link BlockIndex#read} reads. */
    void finish(IndexOutput meta) throws IOException {
        finishBlock();
        meta.writeVInt(blocks);
        meta.writeVLong(firstOffset);
        entries.copyTo(meta);
    }
}
