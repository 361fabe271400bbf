package dev.loggia.ingest.timestamp;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;

/** A format of times that cannot be read. Turned into words for the user by {@link #diagnostic}. */
public final class TimestampFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String format;
    private final int position;
    private final String expected;
    private final String hint;

    TimestampFormatException(String format, int position, String message, String expected, String hint) {
        super(message);
        this.format = format;
        this.position = position;
        this.expected = expected;
        this.hint = hint;
    }

    /** The format as written. */
    public String format() {
        return format;
    }

    /** Offset in the format where the trouble is, from 0; its length when something is missing at the end. */
    public int position() {
        return position;
    }

    /** What could have stood there, in words. */
    public String expected() {
        return expected;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }

    /** All of it, with a position counted from 1. */
    public Diagnostic diagnostic() {
        String message = "timestamp format '" + format + "', position " + (position + 1) + ": " + getMessage()
                + "; expected " + expected;
        return new Diagnostic("timestamp-format", Severity.ERROR, message, null, hint);
    }
}
