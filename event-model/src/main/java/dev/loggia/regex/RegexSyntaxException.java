package dev.loggia.regex;

/**
 * A pattern that is not a regular expression of the language. The message is one sentence for the user, without a final full stop.
 * Turned into a diagnostic by whoever knows where the pattern was written.
 */
public final class RegexSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;

    RegexSyntaxException(String message, int start, int end) {
        super(message);
        this.start = start;
        this.end = end;
    }

    /** Offset in the pattern where the trouble starts, as {@link String#charAt} counts. */
    public int start() {
        return start;
    }

    /** Offset in the pattern after the trouble; not before {@link #start}. */
    public int end() {
        return end;
    }
}
