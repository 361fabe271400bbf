package dev.loggia.event;

import dev.loggia.regex.Regex;

/** Searches for a match of a regular expression. */
record RegexSearch(Regex regex) implements TextSearch {

    @Override
    public boolean isIn(String text) {
        return regex.find(text);
    }

    @Override
    public int keep(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = column.starts()[row];
            if (start >= 0 && regex.find(column.bytes(), start, column.ends()[row]) == outcome) {
                rows[kept++] = row;
            }
        }
        return kept;
    }
}
