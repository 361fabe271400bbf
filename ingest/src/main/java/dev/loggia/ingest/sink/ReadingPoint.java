package dev.loggia.ingest.sink;

import dev.loggia.ingest.format.LogFormat;

/**
 * A place between two events of an input, with what is needed to read on from there as if everything before had just been read. Immutable.
 *
 * @param offset of the next byte in the content: of a packed file the unpacked content as UTF-8, of another the file itself
 * @param next what stands there
 * @param lastTime of the last event before that has a time of its own, milliseconds since the epoch, or {@link LogFormat#NO_TIME}: what
 *     events without one take
 */
public record ReadingPoint(long offset, Next next, long lastTime) {

    /** What the bytes at a reading point are. */
    public enum Next {
        /** A line that starts an event. */
        EVENT('e'),
        /** The next piece of an event that is too long to be one. */
        PIECE('p'),
        /** What was added since to a last line that had no line end yet: an event of its own, unless it is that line end. */
        REST_OF_LINE('r');

        private final char letter;

        Next(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }

        static Next of(String letter) {
            for (Next next : values()) {
                if (letter.equals(String.valueOf(next.letter))) {
                    return next;
                }
            }
            throw new IllegalArgumentException("nothing is called " + letter);
        }
    }

    /** The start of an input. */
    public static final ReadingPoint START = new ReadingPoint(0, Next.EVENT, LogFormat.NO_TIME);

    public ReadingPoint {
        if (offset < 0) {
            throw new IllegalArgumentException("there is nothing at " + offset);
        }
    }

    /** The same with some bytes passed. */
    public ReadingPoint plus(int bytes) {
        return new ReadingPoint(offset + bytes, next, lastTime);
    }
}
