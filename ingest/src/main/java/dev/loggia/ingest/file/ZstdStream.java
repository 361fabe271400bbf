package dev.loggia.ingest.file;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a zstd file of any number of frames. Takes up to 128 MiB outside the heap, what a frame may ask for unless its
 * reader allows more; damage is told again each time, in the words of {@link GzipStream}.
 */
final class ZstdStream extends FilterInputStream {

    /** What the library says of a cut off file; its code is that of any damage. */
    private static final String TRUNCATED = "Truncated source";

    private @Nullable IOException damage;

    ZstdStream(InputStream packed) throws IOException {
        super(new ZstdInputStreamNoFinalizer(packed));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (damage != null) {
            throw damage;
        }
        try {
            return super.read(into, offset, length);
        } catch (ZstdIOException e) {
            damage = new IOException(reason(e), e);
            throw damage;
        }
    }

    private static String reason(ZstdIOException e) {
        if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return "it asks for a window of more than 128 MiB, so it has to be unpacked by zstd -dc --long=31";
        }
        return TRUNCATED.equals(e.getMessage())
                ? "the file ends in the middle of the data"
                : "the data are broken: " + e.getMessage();
    }
}
