package dev.loggia.store.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.ArrayUtil;

/** Appends frames to the data file, compressed where that makes them smaller. Holds native memory until closed. Thread-confined. */
final class FrameWriter implements Closeable {

    private static final int LEVEL = 1;

    /** A larger buffer, for a huge value, is not kept. */
    private static final int BUFFER_BYTES = 1 << 20;

    private final IndexOutput data;
    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(LEVEL);
    private byte[] buffer = new byte[0];

    FrameWriter(IndexOutput data) {
        this.data = data;
    }

    /** Where the next frame will lie. */
    long offset() {
        return data.getFilePointer();
    }

    /** Writes a frame, and its entry into the metadata. */
    void write(byte[] content, int length, DataOutput meta) throws IOException {
        long bound = Zstd.compressBound(length);
        if (length > 0 && bound <= ArrayUtil.MAX_ARRAY_LENGTH) {
            byte[] target = buffer((int) bound);
            int size = compressor.compressByteArray(target, 0, target.length, content, 0, length);
            if (size < length) {
                append(target, size, true, meta);
                return;
            }
        }
        append(content, length, false, meta);
    }

    /** Writes a frame as another segment holds it. */
    void copy(FrameReader source, int frame, DataOutput meta) throws IOException {
        FrameTable frames = source.frames();
        byte[] stored = source.stored(frame);
        data.writeBytes(stored, 0, frames.size(frame));
        FrameTable.write(meta, frames.size(frame), frames.packed(frame), frames.checksum(frame));
    }

    private void append(byte[] bytes, int size, boolean packed, DataOutput meta) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, size);
        data.writeBytes(bytes, 0, size);
        FrameTable.write(meta, size, packed, (int) checksum.getValue());
    }

    private byte[] buffer(int length) {
        if (length > BUFFER_BYTES) {
            return new byte[length];
        }
        if (buffer.length < length) {
            buffer = new byte[ArrayUtil.oversize(length, Byte.BYTES)];
        }
        return buffer;
    }

    @Override
    public void close() {
        compressor.close();
    }
}
