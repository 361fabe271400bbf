package dev.loggia.event;

/** Something that text is searched for. Immutable, thread-safe. */
interface TextSearch {

    boolean isIn(String text);

    /** Keeps the rows that have the outcome, as {@link RowFilter#keep} does. */
    int keep(Column.Utf8 column, boolean outcome, int[] rows, int count);
}
