package dev.loggia.regex;

import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/** A pattern that is not a regular expression of the language. Turned into a diagnostic by whoever knows where it was written. */
public final class RegexSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The engine below names these in a word; people ask for them often enough to deserve a sentence. */
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "(?=", "look-ahead is not part of the language",
            "(?!", "negative look-ahead is not part of the language",
            "(?<=", "look-behind is not part of the language",
            "(?<!", "negative look-behind is not part of the language");

    private final int start;
    private final int end;

    private RegexSyntaxException(String message, int start, int end) {
        super(message);
        this.start = start;
        this.end = end;
    }

    static RegexSyntaxException of(String pattern, PatternSyntaxException cause) {
        for (Map.Entry<String, String> entry : UNSUPPORTED.entrySet()) {
            int at = pattern.indexOf(entry.getKey());
            if (at >= 0) {
                return new RegexSyntaxException(
                        entry.getValue(), at, at + entry.getKey().length());
            }
        }
        String fragment = cause.getPattern() == null ? "" : cause.getPattern();
        int at = fragment.isEmpty() ? -1 : pattern.indexOf(fragment);
        String message = cause.getDescription() + (fragment.isEmpty() ? "" : ": " + fragment);
        return at < 0
                ? new RegexSyntaxException(message, 0, pattern.length())
                : new RegexSyntaxException(message, at, at + fragment.length());
    }

    /** Offset in the pattern where the trouble starts. */
    public int start() {
        return start;
    }

    /** Offset in the pattern after the trouble. */
    public int end() {
        return end;
    }
}
