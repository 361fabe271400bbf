package dev.loggia.diagnostic;

/**
 * A range of the query text, in UTF-16 offsets as {@link String#charAt} counts them. Line and column are worked out only
 * when a span is shown.
 *
 * @param start offset of the first character, from 0
 * @param end offset after the last character; equal to {@code start} for a place between characters
 */
public record SourceSpan(int start, int end) {

    public SourceSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** The smallest span that covers both. */
    public SourceSpan to(SourceSpan other) {
        return new SourceSpan(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The text the span covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
