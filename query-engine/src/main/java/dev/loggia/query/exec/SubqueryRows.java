package dev.loggia.query.exec;

import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query in parentheses answered.
 *
 * @param columns the names of its columns
 * @param rows a cell for each column, null for missing; in order
 */
public record SubqueryRows(List<String> columns, List<@Nullable Value[]> rows) {

    public SubqueryRows {
        columns = List.copyOf(columns);
    }
}
