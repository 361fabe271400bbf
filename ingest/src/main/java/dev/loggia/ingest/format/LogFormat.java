package dev.loggia.ingest.format;

/** How the lines of one input are read. Immutable, thread-safe, and a pure function of the line's bytes. */
public interface LogFormat {

    /** What {@link #time} answers when the line has no time. */
    long NO_TIME = Long.MIN_VALUE;

    /** What a person would call it: {@code JSON lines}, {@code syslog (RFC 3164)}, {@code plain text}. */
    String name();

    /**
     * The time of the event that starts with this line, in milliseconds since the epoch, or {@link #NO_TIME}. When the format
     * {@link #lacksYear}, it is the local date and time in the year 2000 (a leap year) read as UTC; the reader then finds the year and
     * applies the zone.
     *
     * @param start offset of the line's first byte
     * @param end offset after its last byte, line end excluded
     */
    long time(byte[] buffer, int start, int end);

    /** Whether times come without a year. */
    boolean lacksYear();

    /** Whether an event may go on over several lines. */
    default boolean multiLine() {
        return false;
    }

    /** Whether the line starts an event; always true unless {@link #multiLine}. */
    default boolean startsEvent(byte[] buffer, int start, int end) {
        return true;
    }
}
