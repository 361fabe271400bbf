package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.RandomAccessFile;

/** How much a file holds once it is unpacked, told without reading it. */
final class ContentSize {

    /** What logs mostly shrink to is between a fifth and a twentieth. */
    private static final int USUAL_RATIO = 10;

    /** A gzip file ends with the size of its last member, modulo 2^32: of a file that is larger when packed it says nothing. */
    private static final long LARGEST_GZIP = 1L << 28;

    private ContentSize() {}

    /** Bytes, line ends included. Of a gzip file what it says itself, of other compressed files ten times their size. */
    static long estimate(Input.File file) {
        long packed = file.path().toFile().length();
        return switch (file.compression()) {
            case NONE -> packed;
            case GZIP -> {
                long told = packed <= LARGEST_GZIP ? lastWord(file) : 0;
                // Less than the file itself: there are several members.
                yield told >= packed ? told : USUAL_RATIO * packed;
            }
            case ZSTD, BZIP2, XZ, LZ4, COMPRESS, ZIP -> USUAL_RATIO * packed;
        };
    }

    /** The last four bytes as an unsigned number, or 0 when they cannot be read: a scan will say why. */
    private static long lastWord(Input.File file) {
        try (RandomAccessFile content = new RandomAccessFile(file.path().toFile(), "r")) {
            content.seek(Math.max(0, content.length() - Integer.BYTES));
            return Integer.toUnsignedLong(Integer.reverseBytes(content.readInt()));
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
