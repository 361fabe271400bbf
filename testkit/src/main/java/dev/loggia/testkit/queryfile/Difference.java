package dev.loggia.testkit.queryfile;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.testkit.queryfile.Expectation.ExpectedDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What is wrong with an outcome, in words. */
public final class Difference {

    private Difference() {}

    /** Empty when the outcome is the expected one. */
    public static Optional<String> find(QueryCase queryCase, Outcome outcome) {
        return describe(queryCase, outcome)
                .map(what -> what + "\ngot:\n" + String.join("\n", OutcomeText.sections(queryCase, outcome)));
    }

    private static Optional<String> describe(QueryCase queryCase, Outcome outcome) {
        Expectation expectation = queryCase.expectation();
        return switch (outcome) {
            case Outcome.Refused refused ->
                expectation.result() instanceof Expectation.Errors errors
                        ? diagnostics("errors", errors.errors(), refused.errors(), queryCase.query())
                        : Optional.of("the query was refused");
            case Outcome.Rows rows ->
                rows(queryCase, rows)
                        .or(() -> diagnostics("warnings", expectation.warnings(), rows.warnings(), queryCase.query()))
                        .or(() -> expectation.matched() == null
                                        || expectation.matched()
                                                == rows.statistics().recordsMatched()
                                ? Optional.empty()
                                : Optional.of("matched "
                                        + rows.statistics().recordsMatched() + " events, not "
                                        + expectation.matched()));
        };
    }

    private static Optional<String> diagnostics(
            String kind, List<ExpectedDiagnostic> expected, List<Diagnostic> actual, String query) {
        if (expected.size() != actual.size()) {
            return Optional.of("expected " + expected.size() + " " + kind + ", got " + actual.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!DiagnosticText.matches(expected.get(i), actual.get(i), query)) {
                return Optional.of("expected among the " + kind + ": " + expected.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> rows(QueryCase queryCase, Outcome.Rows actual) {
        return switch (queryCase.expectation().result()) {
            case Expectation.Errors errors -> Optional.of("the query was not refused");
            case Expectation.NoRows none ->
                actual.rows().isEmpty() ? Optional.empty() : Optional.of("expected no rows");
            case Expectation.Table table -> {
                if (!table.columns().equals(actual.columns())) {
                    yield Optional.of("expected the columns " + table.columns());
                }
                List<List<@Nullable String>> printed =
                        actual.rows().stream().map(Difference::printed).toList();
                yield compare(table.rows(), printed, queryCase.anyOrder(), Objects::equals);
            }
            case Expectation.Json json -> {
                if (json.columns() != null && !json.columns().equals(actual.columns())) {
                    yield Optional.of("expected the columns " + json.columns());
                }
                var objects = actual.rows().stream()
                        .map(row -> JsonRows.object(actual.columns(), row))
                        .toList();
                yield compare(json.rows(), objects, queryCase.anyOrder(), JsonRows::agree);
            }
        };
    }

    private static List<@Nullable String> printed(List<@Nullable Value> row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (Value value : row) {
            cells.add(value == null ? null : ValueText.printed(value));
        }
        return cells;
    }

    private static <R> Optional<String> compare(
            List<R> expected, List<R> actual, boolean anyOrder, BiPredicate<R, R> equal) {
        if (expected.size() != actual.size()) {
            return Optional.of("expected " + expected.size() + " rows, got " + actual.size());
        }
        List<R> left = new ArrayList<>(actual);
        for (int i = 0; i < expected.size(); i++) {
            R row = expected.get(i);
            if (anyOrder) {
                int found = indexOf(left, row, equal);
                if (found < 0) {
                    return Optional.of("expected a row " + row);
                }
                left.remove(found);
            } else if (!equal.test(row, actual.get(i))) {
                return Optional.of("expected row " + (i + 1) + " to be " + row);
            }
        }
        return Optional.empty();
    }

    private static <R> int indexOf(List<R> rows, R row, BiPredicate<R, R> equal) {
        for (int i = 0; i < rows.size(); i++) {
            if (equal.test(row, rows.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
