package dev.loggia.testkit.queryfile;

import dev.loggia.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** An outcome as the sections of a query file. */
final class OutcomeText {

    private OutcomeText() {}

    /** In the form that the case has now: a table, unless it has JSON rows. */
    static List<String> sections(QueryCase queryCase, Outcome outcome) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case Outcome.Refused refused -> add(lines, "errors", refused.errors(), queryCase.query());
            case Outcome.Rows rows -> {
                if (queryCase.expectation().matched() != null) {
                    lines.add("matched: " + rows.statistics().recordsMatched());
                }
                if (rows.rows().isEmpty()) {
                    lines.add("rows: none");
                } else {
                    lines.add("rows:");
                    List<String> text = queryCase.expectation().result() instanceof Expectation.Json json
                            ? JsonRows.write(rows.columns(), rows.rows(), json.columns() != null)
                            : TableText.write(rows.columns(), rows.rows());
                    text.forEach(line -> lines.add("  " + line));
                }
                if (!rows.warnings().isEmpty()) {
                    add(lines, "warnings", rows.warnings(), queryCase.query());
                }
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String keyword, List<Diagnostic> diagnostics, String query) {
        lines.add(keyword + ":");
        for (Diagnostic diagnostic : diagnostics) {
            DiagnosticText.write(diagnostic, query).forEach(line -> lines.add("  " + line));
        }
    }
}
