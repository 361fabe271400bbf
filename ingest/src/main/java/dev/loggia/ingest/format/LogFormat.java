package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import org.jspecify.annotations.Nullable;

/** How the lines of one input are read. Immutable, thread-safe, and a pure function of the line's bytes. */
public interface LogFormat {

    /** What {@link #time} answers when the line has no time. */
    long NO_TIME = Long.MIN_VALUE;

    /** What {@link #startTime} answers when the line goes on with the event before. */
    long CONTINUES = Long.MIN_VALUE + 1;

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

    /**
     * Both answers for a line at once: {@link #CONTINUES} when it does not start an event, else its {@link #time}. A format that
     * tells starts by their times reads them once only.
     */
    default long startTime(byte[] buffer, int start, int end) {
        return startsEvent(buffer, start, end) ? time(buffer, start, end) : CONTINUES;
    }

    /** Whether a line may have a time at all; when not, nobody has to look for one. */
    default boolean hasTimes() {
        return true;
    }

    /** Whether every line should be JSON, so that one that is not is broken. */
    default boolean isJson() {
        return false;
    }

    /** Reads the fields of messages that are not JSON; null when only JSON has fields. */
    default @Nullable FieldReader fieldReader() {
        return null;
    }

    /** Whether {@link #isHeader} may be true of a line. */
    default boolean hasHeaders() {
        return false;
    }

    /** Whether a line names columns or says something else about the file: it is no event. */
    default boolean isHeader(byte[] buffer, int start, int end) {
        return false;
    }

    /** Whether a {@linkplain #isHeader header} gives the lines after it other fields than those that are found. */
    default boolean renamesFields(byte[] buffer, int start, int end) {
        return false;
    }
}
