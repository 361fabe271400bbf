package dev.loggia.time;

/** A text that does not name a point in time. The message says what is wrong with it. */
public final class TimeSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TimeSyntaxException(String message) {
        super(message);
    }
}
