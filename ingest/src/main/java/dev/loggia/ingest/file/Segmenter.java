package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts input into {@link Segment segments}. Works over a range of it: the events that start in the range, read to their end though
 * that lies behind the range. What comes before the first start of an event belongs to the range before. Holds at most a buffer of
 * the preferred size, or what the longest event and the line after it need, whatever the input.
 */
final class Segmenter {

    private enum Start {
        YES,
        NO,
        /** The line has to be read further to tell. */
        UNKNOWN
    }

    private final ByteReader reader;
    private final ScanMemory memory;
    private final LogFormat format;
    private final int longestEvent;
    private final int bufferSize;
    private final long rangeEnd;

    private byte[] bytes;
    private int from;
    private int length;
    private long base;
    private boolean located;
    private boolean continued;
    private boolean exhausted;
    private boolean finished;
    private boolean handedOut;

    private Segmenter(
            ByteReader reader,
            ScanMemory memory,
            LogFormat format,
            int longestEvent,
            int firstSize,
            int bufferSize,
            long base,
            boolean located,
            boolean continued,
            long rangeEnd) {
        this.reader = reader;
        this.memory = memory;
        this.format = format;
        this.longestEvent = longestEvent;
        this.bufferSize = bufferSize;
        this.bytes = memory.buffer(firstSize);
        this.base = base;
        this.located = located;
        this.continued = continued;
        this.rangeEnd = rangeEnd;
    }

    /**
     * Everything from a place on.
     *
     * @param reader at the first byte of the first event
     * @param start offset of that byte
     * @param continued whether this event is the next piece of one that is too long
     */
    static Segmenter ofAll(
            ByteReader reader, ScanMemory memory, LogFormat format, ScanSizes sizes, long start, boolean continued) {
        return new Segmenter(
                reader,
                memory,
                format,
                sizes.longestEvent(),
                sizes.chunk(),
                sizes.chunk(),
                start,
                true,
                continued,
                Long.MAX_VALUE);
    }

    /**
     * A range of the input.
     *
     * @param reader at the byte before {@code rangeStart}, or at it if reading starts there
     * @param first whether reading starts at {@code rangeStart}
     * @param continued whether it starts with the next piece of an event that is too long
     * @param size of the first buffer, at best that of the range and the event that crosses its end
     */
    static Segmenter ofRange(
            ByteReader reader,
            ScanMemory memory,
            LogFormat format,
            ScanSizes sizes,
            boolean first,
            boolean continued,
            int size,
            long rangeStart,
            long rangeEnd) {
        return new Segmenter(
                reader,
                memory,
                format,
                sizes.longestEvent(),
                Math.max(1, size),
                Math.max(1, sizes.lookAhead()),
                first ? rangeStart : rangeStart - 1,
                first,
                first && continued,
                rangeEnd);
    }

    /**
     * The next events, or null at the end. The buffer is the caller's, who gives it back to the {@link ScanMemory}.
     */
    @Nullable
    Segment next() {
        if (finished) {
            return null;
        }
        if (handedOut) {
            moveToNewBuffer(Math.max(bufferSize, 2 * length));
            handedOut = false;
        }
        fill();
        located = located || skipToFirstEvent();
        if (!located || !continued && isOutside()) {
            return finish();
        }
        while (true) {
            boolean open = false;
            int cut = startAtOrAfter(Math.max(rangeEnd - base, from + 1L));
            if (cut >= 0) {
                finished = true;
            } else if (exhausted) {
                cut = length;
                finished = true;
            } else {
                cut = lastStart();
                if (cut < 0) {
                    cut = lastPieceEnd();
                    open = cut >= 0;
                }
            }
            if (cut >= 0) {
                if (cut == from) {
                    return finish();
                }
                return handOut(cut, open);
            }
            grow();
            fill();
        }
    }

    /** What lies behind the cut is copied at once: the buffer is the caller's from now on. */
    private Segment handOut(int cut, boolean open) {
        Segment segment = new Segment(bytes, from, cut, base, continued, open);
        bytes = Arrays.copyOfRange(bytes, cut, finished ? cut : length);
        base += cut;
        length = bytes.length;
        from = 0;
        continued = open;
        handedOut = true;
        return segment;
    }

    private @Nullable Segment finish() {
        finished = true;
        memory.recycle(bytes);
        return null;
    }

    private void grow() {
        byte[] outgrown = bytes;
        moveToNewBuffer(2 * bytes.length);
        memory.recycle(outgrown);
    }

    private void moveToNewBuffer(int size) {
        byte[] target = memory.buffer(size);
        System.arraycopy(bytes, from, target, 0, length - from);
        bytes = target;
        base += from;
        length -= from;
        from = 0;
    }

    private void fill() {
        while (!exhausted && length < bytes.length) {
            int count = reader.read(bytes, length, bytes.length - length);
            if (count < 0) {
                exhausted = true;
            } else {
                length += count;
            }
        }
    }

    /** Moves {@code from} to the first start of an event after the byte in front; false when there is none in the range. */
    private boolean skipToFirstEvent() {
        while (true) {
            int lineFeed = LineEnds.next(bytes, from, length);
            if (lineFeed < length) {
                from = lineFeed + 1;
                if (isOutside()) {
                    return false;
                }
                Start start = start(from);
                while (start == Start.UNKNOWN && !exhausted) {
                    makeRoom();
                    fill();
                    start = start(from);
                }
                if (start == Start.YES) {
                    return true;
                }
                if (start == Start.UNKNOWN) {
                    return false;
                }
            } else {
                from = length;
                if (exhausted || isOutside()) {
                    return false;
                }
                makeRoom();
                fill();
            }
        }
    }

    private boolean isOutside() {
        return base + from >= rangeEnd;
    }

    /** Room for more bytes behind; nothing was handed out yet, so the buffer may be used again. */
    private void makeRoom() {
        if (from == 0 && length == bytes.length) {
            grow();
        } else {
            System.arraycopy(bytes, from, bytes, 0, length - from);
            base += from;
            length -= from;
            from = 0;
        }
    }

    /** Whether the line at {@code line} starts an event. */
    private Start start(int line) {
        if (line >= length) {
            return Start.UNKNOWN;
        }
        if (!format.multiLine()) {
            return Start.YES;
        }
        int lineFeed = LineEnds.next(bytes, line, length);
        if (lineFeed == length && !exhausted && length - line <= longestEvent) {
            return Start.UNKNOWN;
        }
        int end = lineFeed < length ? LineEnds.contentEnd(bytes, line, lineFeed) : length;
        return format.startsEvent(bytes, line, Math.min(end, line + longestEvent)) ? Start.YES : Start.NO;
    }

    /** The first start of an event at or after an offset, or -1 when it is not known yet. */
    private int startAtOrAfter(long offset) {
        if (offset > length) {
            return -1;
        }
        int lineFeed = LineEnds.next(bytes, (int) offset - 1, length);
        while (lineFeed < length) {
            Start start = start(lineFeed + 1);
            if (start != Start.NO) {
                return start == Start.YES ? lineFeed + 1 : -1;
            }
            lineFeed = LineEnds.next(bytes, lineFeed + 1, length);
        }
        return -1;
    }

    /** The last start of an event in the buffer but for the first, or -1. */
    private int lastStart() {
        int lineFeed = LineEnds.last(bytes, from, length);
        while (lineFeed >= 0) {
            int line = lineFeed + 1;
            if (!format.multiLine() || line < length && start(line) == Start.YES) {
                return line;
            }
            lineFeed = LineEnds.last(bytes, from, lineFeed);
        }
        return -1;
    }

    /** The end of the last piece of the only event in the buffer that is sure to be followed by another piece, or -1. */
    private int lastPieceEnd() {
        int sure = length - 1;
        int lineFeed = LineEnds.last(bytes, from, length);
        if (lineFeed >= 0 && start(lineFeed + 1) == Start.UNKNOWN) {
            sure = LineEnds.contentEnd(bytes, from, lineFeed);
        }
        int cut = from;
        while (sure - cut > longestEvent) {
            cut = EventCursor.pieceEnd(bytes, cut, sure, longestEvent);
        }
        return cut == from ? -1 : cut;
    }
}
