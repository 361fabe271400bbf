package dev.loggia.query.command;

import dev.loggia.event.Column;

/** Takes fields out of a text or structure: what the modes of {@code parse}, and {@code json}, differ in. Immutable, thread-safe. */
public interface Extraction {

    /** A column for each field, of {@code size} rows; missing where the row has no match. */
    Column[] extract(Column input, int size);

    /** The mode and its pattern, as a plan shows them. */
    String describe();
}
