package dev.loggia.ingest.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends: LF, before which one CR belongs to the line end too. A CR alone is content. */
final class LineEnds {

    /** Bytes of a line end at most. */
    static final int LONGEST = 2;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * LOW_BITS;

    private LineEnds() {}

    /** Offset of the first LF in {@code [from, to)}, or {@code to} when there is none. */
    static int next(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONG.get(bytes, i) ^ LINE_FEEDS;
            long hits = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return to;
    }

    /** Offset of the last LF in {@code [from, to)}, or -1 when there is none. */
    static int last(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Bytes of the line end that an input starts with, 0 to {@value #LONGEST}. A CR at the very end counts, for its LF may yet come.
     *
     * @param length bytes that count, {@value #LONGEST} unless there are less
     */
    static int leading(byte[] bytes, int length) {
        if (length > 0 && bytes[0] == '\n') {
            return 1;
        }
        boolean isCr = length > 0 && bytes[0] == '\r';
        return isCr && (length == 1 || bytes[1] == '\n') ? length : 0;
    }

    /** End of the content of the line that starts at {@code start} and whose LF is at {@code lineFeed}. */
    static int contentEnd(byte[] bytes, int start, int lineFeed) {
        return lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    }
}
