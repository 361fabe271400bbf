package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a file is compressed, told by its first bytes and never by its name. */
enum Compression {
    NONE("", null),
    GZIP("gzip", null),
    ZSTD("zstd", null),
    BZIP2("bzip2", "bzip2 -dc"),
    XZ("xz", "xz -dc"),
    LZ4("lz4", "lz4 -dc"),
    COMPRESS("compress", "zcat"),
    ZIP("zip", "unzip -p");

    /** How many bytes {@link #of} wants to see. */
    static final int MAGIC_LENGTH = 10;

    private static final List<Magic> MAGICS = List.of(
            new Magic(GZIP, new int[] {0x1F, 0x8B, 0x08}),
            new Magic(ZSTD, new int[] {0x28, 0xB5, 0x2F, 0xFD}),
            new Magic(BZIP2, new int[] {'B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59}),
            new Magic(XZ, new int[] {0xFD, '7', 'z', 'X', 'Z', 0}),
            new Magic(LZ4, new int[] {0x04, 0x22, 0x4D, 0x18}),
            new Magic(COMPRESS, new int[] {0x1F, 0x9D}),
            new Magic(ZIP, new int[] {'P', 'K', 3, 4}));

    private final String label;
    private final @Nullable String otherTool;

    Compression(String label, @Nullable String otherTool) {
        this.label = label;
        this.otherTool = otherTool;
    }

    /** @param bytes -1 for any byte */
    private record Magic(Compression compression, int[] bytes) {
        boolean matches(byte[] head, int length) {
            if (length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] >= 0 && (head[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The compression of an input that starts with these bytes. */
    static Compression of(byte[] head, int length) {
        for (Magic magic : MAGICS) {
            if (magic.matches(head, length)) {
                return magic.compression;
            }
        }
        return isSkippableFrame(head, length) ? ZSTD : NONE;
    }

    /** A zstd file may begin with a frame of something else, as those of parallel and seekable writers do. */
    private static boolean isSkippableFrame(byte[] head, int length) {
        return length >= 4 && (head[0] & 0xF0) == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18;
    }

    /** What a person calls it; empty when there is none. */
    String label() {
        return label;
    }

    /** The command that unpacks what Loggia does not, or null when Loggia does. */
    @Nullable
    String otherTool() {
        return otherTool;
    }

    /** The content of a compressed stream. Damage is an IOException, after everything before it was read. */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GzipStream(packed);
            case ZSTD -> new ZstdStream(packed);
            case BZIP2, XZ, LZ4, COMPRESS, ZIP -> throw new IOException(label + " is not read");
        };
    }
}
