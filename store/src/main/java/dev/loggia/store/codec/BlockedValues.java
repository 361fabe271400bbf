package dev.loggia.store.codec;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;

/**
 * Values of every document of a segment in compressed blocks of consecutive documents. Besides document by document they can be read
 * block by block, which is several times faster. Thread-confined, like all doc values; blocks read from it may be shared.
 */
public abstract class BlockedValues extends BinaryDocValues {

    /** How many blocks there are. */
    public abstract int blocks();

    /** The first document of a block; for {@link #blocks} the number of documents. */
    public abstract int firstDocument(int block);

    /** The block that holds a document. */
    public abstract int blockOf(int document);

    /** Bytes of the values of all blocks before this one; for {@link #blocks} of all. Known without unpacking. */
    public abstract long bytesBefore(int block);

    /** Bytes that the block takes in the file. */
    public abstract int packedBytes(int block);

    /**
     * The length in bytes of each value of a block; unpacks the lengths only.
     *
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    public abstract int[] lengths(int block) throws IOException;

    /**
     * Unpacks a block.
     *
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    public final Block read(int block) throws IOException {
        return read(block, new byte[0]);
    }

    /**
     * Unpacks a block into an array that is used again, which spares most of the time that a new one takes.
     *
     * @param spare becomes the block's array if it is long enough; nobody else may read it then
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    public abstract Block read(int block, byte[] spare) throws IOException;

    /**
     * An unpacked block; its arrays are the caller's.
     *
     * @param bytes the values one after the other; what follows them has no meaning
     * @param starts where each value starts, then where the last one ends
     */
    public record Block(byte[] bytes, int[] starts) {}
}
