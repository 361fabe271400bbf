package dev.loggia.event;

/**
 * Reads the fields of messages of one format other than plain JSON. A pure function of the message. Immutable, thread-safe.
 *
 * <p>A stored event keeps the {@link #identity} of its reader and may leave values in its message, so what a reader finds in a message
 * must never change: a reader that is to find something else gets another identity.
 */
public interface FieldReader {

    /** Names the format with all that its fields depend on, as {@code csv|,|time|level|text}; the same text means the same reader. */
    String identity();

    /**
     * Reads a message, never fails.
     *
     * @param buffer UTF-8 text in {@code [start, end)}
     * @return whether the message is of the format; when not, nothing was put, and it may be JSON
     */
    boolean read(byte[] buffer, int start, int end, FieldSink fields);

    /**
     * Whether every text that is put stands in the message as it is, but for escapes with a backslash. Only then can a message that
     * lacks a text be told not to have it in a field.
     */
    boolean verbatim();
}
