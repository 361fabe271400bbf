package dev.loggia.testkit.queryfile;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Value;
import dev.loggia.query.QueryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came out of a query. */
public sealed interface Outcome {

    /**
     * The query ran.
     *
     * @param rows a cell for each column, null where missing
     * @param statistics as they are when all rows are read
     */
    record Rows(
            List<String> columns,
            List<List<@Nullable Value>> rows,
            List<Diagnostic> warnings,
            QueryStatistics statistics)
            implements Outcome {
        public Rows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** The query was refused, or failed. */
    record Refused(List<Diagnostic> errors) implements Outcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
