package dev.loggia.event;

/** {@code like}: looks for something in the text of each value. */
final class TextFilter extends ColumnFilter {

    private final TextSearch search;

    TextFilter(String field, TextSearch search) {
        super(field);
        this.search = search;
    }

    @Override
    boolean test(Value value) {
        return !(value instanceof Value.Structure) && search.isIn(ValueText.exact(value));
    }

    @Override
    int keepUtf8(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        return search.keep(column, outcome, rows, count);
    }
}
