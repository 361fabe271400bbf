package dev.loggia.event;

import java.nio.charset.StandardCharsets;

/** Takes the fields of one message as a {@link FieldReader} finds them; of a name that comes again the last counts. Thread-confined. */
public interface FieldSink {

    /** Whether anybody wants this field; one that nobody wants need not be put. */
    boolean wants(String name);

    /** The same for a name in UTF-8, where the name comes from the message and would have to be made first. */
    default boolean wants(byte[] utf8, int start, int end) {
        return wants(new String(utf8, start, end - start, StandardCharsets.UTF_8));
    }

    /** Puts a field. @param name as a query has it: a system-like one with its {@code @} */
    void put(String name, Value value);

    /**
     * Puts the fields of JSON text within the message, or unescaped from it, under their own names, as {@link JsonDiscovery} finds them.
     * Once a message, before anything else is put.
     *
     * @return false when it is not wholly one JSON object or array: then nothing was put
     */
    boolean putJson(byte[] utf8, int start, int end);

    /**
     * Puts a piece of text: a {@link Value.Number} when that prints as the very same text, otherwise a {@link Value.Text}. So a column of
     * numbers is one of numbers, and {@code 007} keeps its zeros.
     */
    default void put(String name, byte[] utf8, int start, int end) {
        if (wants(name)) {
            put(name, PlainNumber.valueOf(utf8, start, end));
        }
    }

    /** Puts a piece of text that stands for a number, however it is written; when it is none, as text. */
    default void putNumber(String name, byte[] utf8, int start, int end) {
        if (wants(name)) {
            Value number = NumericText.parse(utf8, start, end);
            put(name, number == null ? PlainNumber.valueOf(utf8, start, end) : number);
        }
    }

    /** Puts a piece of text that is no number, whatever it looks like. */
    default void putText(String name, byte[] utf8, int start, int end) {
        if (wants(name)) {
            put(name, Value.of(new String(utf8, start, end - start, StandardCharsets.UTF_8)));
        }
    }
}
