package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.sink.ReadingPoint;

/**
 * Walks over the events of a {@link Segment}. An event is a line, or a line and its continuation lines joined as they stand in
 * the input; its message ends before its last line end. An event over the longest allowed is seen as several.
 */
final class EventCursor {

    private static final int NONE = -1;

    private final LogFormat format;
    private final boolean joinsLines;
    private final int longestEvent;
    private final byte[] bytes;
    private final int limit;
    private final boolean open;

    private boolean inside;
    private int position;
    private int messageEnd;
    /** LF of the line at {@code position} when it was looked for already. */
    private int knownLineFeed = NONE;
    /** Own time of the event that the line at {@code position} starts, when the line was looked at already. */
    private long knownTime = LogFormat.CONTINUES;

    private long ownTime;

    private int start;
    private int end;
    private boolean piece;

    EventCursor(Segment segment, LogFormat format, int longestEvent) {
        this.format = format;
        this.joinsLines = format.multiLine();
        this.longestEvent = longestEvent;
        this.bytes = segment.bytes();
        this.position = segment.from();
        this.limit = segment.to();
        this.inside = segment.continued();
        this.open = segment.open();
    }

    /** Moves to the next event, or answers false when there is none. */
    boolean next() {
        if (end < messageEnd) {
            start = end;
            end = pieceEnd(bytes, start, messageEnd, longestEvent);
            piece = true;
            return true;
        }
        if (position >= limit) {
            return false;
        }
        start = position;
        piece = inside;
        inside = false;
        readLine();
        readTime(firstLineEnd());
        if (open) {
            position = limit;
            messageEnd = limit;
        } else if (joinsLines) {
            joinLines();
        }
        end = pieceEnd(bytes, start, messageEnd, longestEvent);
        return true;
    }

    /** Where the message starts in the segment's bytes. */
    int start() {
        return start;
    }

    /** Where the message ends. */
    int end() {
        return end;
    }

    /** Whether this goes on with the event before, which was too long. */
    boolean isPiece() {
        return piece;
    }

    /** Whether the event goes on after this piece. */
    boolean goesOn() {
        return end < messageEnd || open;
    }

    /** Where the next event starts, or the next piece of this one; the line end between them is passed. */
    int following() {
        return end < messageEnd ? end : position;
    }

    /** What stands there. */
    ReadingPoint.Next whatFollows() {
        if (goesOn()) {
            return ReadingPoint.Next.PIECE;
        }
        return messageEnd == position ? ReadingPoint.Next.REST_OF_LINE : ReadingPoint.Next.EVENT;
    }

    /** The event's own time as its format gives it, or {@link LogFormat#NO_TIME}; of no meaning for a piece. */
    long ownTime() {
        return ownTime;
    }

    /** Where the first line ends as far as it counts. Of an open segment it may go on behind the cut, which is at a character. */
    private int firstLineEnd() {
        int end = start + longestEvent;
        if (!open || messageEnd < limit) {
            return Math.min(messageEnd, end);
        }
        int lineFeed = LineEnds.next(bytes, start, Math.min(end, bytes.length));
        return lineFeed < end ? LineEnds.contentEnd(bytes, start, lineFeed) : end;
    }

    private void readTime(int firstLineEnd) {
        if (piece) {
            return;
        }
        ownTime = knownTime == LogFormat.CONTINUES ? format.time(bytes, start, firstLineEnd) : knownTime;
        knownTime = LogFormat.CONTINUES;
    }

    private void readLine() {
        int lineFeed = knownLineFeed == NONE ? LineEnds.next(bytes, position, limit) : knownLineFeed;
        knownLineFeed = NONE;
        messageEnd = lineFeed < limit ? LineEnds.contentEnd(bytes, position, lineFeed) : limit;
        position = Math.min(lineFeed + 1, limit);
    }

    private void joinLines() {
        while (position < limit) {
            knownLineFeed = LineEnds.next(bytes, position, limit);
            int contentEnd = knownLineFeed < limit ? LineEnds.contentEnd(bytes, position, knownLineFeed) : limit;
            knownTime = format.startTime(bytes, position, Math.min(contentEnd, position + longestEvent));
            if (knownTime != LogFormat.CONTINUES) {
                return;
            }
            readLine();
        }
    }

    /** Where a piece that starts at {@code start} ends: at a character, as far as the text is UTF-8. */
    static int pieceEnd(byte[] bytes, int start, int messageEnd, int longestEvent) {
        if (messageEnd - start <= longestEvent) {
            return messageEnd;
        }
        int cut = start + longestEvent;
        for (int back = 0; back < 4; back++) {
            if ((bytes[cut - back] & 0xC0) != 0x80) {
                return cut - back;
            }
        }
        return cut;
    }
}
