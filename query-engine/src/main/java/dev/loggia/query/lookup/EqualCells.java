package dev.loggia.query.lookup;

import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first row whose cells are exactly the texts of the values; a value that is missing equals nothing. */
public final class EqualCells implements RowMatch {

    private final List<String> names;
    private final Map<List<String>, Integer> rows = new HashMap<>();

    /** @param columns indexes of the columns to compare */
    public EqualCells(LookupTable table, List<Integer> columns) {
        this.names = columns.stream().map(table.columns()::get).toList();
        for (int row = 0; row < table.size(); row++) {
            List<String> key = new ArrayList<>();
            for (int column : columns) {
                String cell = table.cell(row, column);
                if (cell != null) {
                    key.add(cell);
                }
            }
            if (key.size() == columns.size()) {
                rows.putIfAbsent(List.copyOf(key), row);
            }
        }
    }

    @Override
    public int row(@Nullable Value[] values) {
        String[] key = new String[values.length];
        for (int i = 0; i < key.length; i++) {
            Value value = values[i];
            if (value == null) {
                return -1;
            }
            key[i] = ValueText.exact(value);
        }
        return rows.getOrDefault(List.of(key), -1);
    }

    @Override
    public String describe() {
        return String.join(", ", names);
    }
}
