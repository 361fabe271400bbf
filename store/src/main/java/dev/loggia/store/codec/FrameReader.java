package dev.loggia.store.codec;

import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;
import org.apache.lucene.store.IndexInput;

/** Reads the frames of a field. No byte reaches the native decompressor before its checksum is found right. Thread-confined. */
final class FrameReader {

    private final IndexInput data;
    private final Decompressors decompressors;
    private final FrameTable frames;
    private final IntFunction<DamagedBlockException> damage;

    /**
     * @param data read by nobody else
     * @param damage the exception that names the documents of a frame
     */
    FrameReader(
            IndexInput data,
            Decompressors decompressors,
            FrameTable frames,
            IntFunction<DamagedBlockException> damage) {
        this.data = data;
        this.decompressors = decompressors;
        this.frames = frames;
        this.damage = damage;
    }

    FrameTable frames() {
        return frames;
    }

    /**
     * Unpacks a frame.
     *
     * @param into at least as long as the content
     * @return the length of the content
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    int unpack(int frame, byte[] into) throws IOException {
        int size = frames.size(frame);
        if (frames.packed(frame)) {
            try (Decompressors.Decompressor decompressor = decompressors.lend()) {
                byte[] packed = decompressor.buffer(size);
                load(frame, packed);
                return decompressor.unpack(packed, size, into);
            } catch (ZstdException e) {
                DamagedBlockException damaged = damage.apply(frame);
                damaged.addSuppressed(e);
                throw damaged;
            }
        }
        if (size > into.length) {
            throw damage.apply(frame);
        }
        load(frame, into);
        return size;
    }

    /**
     * Unpacks a frame whose length is known.
     *
     * @param into at least as long
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    void unpackAll(int frame, byte[] into, int length) throws IOException {
        if (unpack(frame, into) != length) {
            throw damage.apply(frame);
        }
    }

    /**
     * The bytes of a frame as they lie in the file.
     *
     * @throws DamagedBlockException when the bytes read are not those that were written
     */
    byte[] stored(int frame) throws IOException {
        byte[] bytes = new byte[frames.size(frame)];
        load(frame, bytes);
        return bytes;
    }

    private void load(int frame, byte[] into) throws IOException {
        data.seek(frames.offset(frame));
        data.readBytes(into, 0, frames.size(frame));
        CRC32C checksum = new CRC32C();
        checksum.update(into, 0, frames.size(frame));
        if ((int) checksum.getValue() != frames.checksum(frame)) {
            throw damage.apply(frame);
        }
    }
}
