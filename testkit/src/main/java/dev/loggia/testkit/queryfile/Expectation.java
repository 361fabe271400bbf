package dev.loggia.testkit.queryfile;

import dev.loggia.event.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must come out of a query.
 *
 * @param warnings in order
 * @param matched {@code recordsMatched} of the statistics, or null when it does not matter
 * @param firstLine index of the first line of the expectation in the file, from 0
 * @param lastLine index of its last line
 */
public record Expectation(
        Result result,
        List<ExpectedDiagnostic> warnings,
        @Nullable Long matched,
        int firstLine,
        int lastLine) {

    public Expectation {
        warnings = List.copyOf(warnings);
    }

    /** Rows in one of two forms, or errors. */
    public sealed interface Result {}

    /** Rows as they print: each cell the printed text, or null when it is missing. */
    public record Table(List<String> columns, List<List<@Nullable String>> rows) implements Result {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Rows with their types and in full precision.
     *
     * @param columns null when their order does not matter
     */
    public record Json(@Nullable List<String> columns, List<Map<String, @Nullable Value>> rows) implements Result {
        public Json {
            columns = columns == null ? null : List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** No rows, whatever the columns. */
    public record NoRows() implements Result {}

    /** The query is refused. */
    public record Errors(List<ExpectedDiagnostic> errors) implements Result {
        public Errors {
            errors = List.copyOf(errors);
        }
    }

    /**
     * An error or warning.
     *
     * @param place {@code line:column "text"}, both from 1, or null when it has no place in the query
     * @param message null when any will do; then the hint is not looked at either
     */
    public record ExpectedDiagnostic(
            @Nullable String place,
            String code,
            @Nullable String message,
            @Nullable String hint) {}
}
