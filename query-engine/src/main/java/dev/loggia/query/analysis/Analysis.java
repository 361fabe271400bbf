package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.query.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What analysis made of a query text.
 *
 * @param plan null when there are errors
 * @param subqueries those whose rows are not known yet and must be before the plan can run; each may need the rows of those before it
 * @param diagnostics errors and warnings in the order of the text
 * @param hints warnings of what is probably a mistake, in the order of the text; none beside errors
 */
public record Analysis(
        @Nullable Plan plan, List<Subquery> subqueries, List<Diagnostic> diagnostics, List<Diagnostic> hints) {

    /** There is nothing to say. */
    public static final Analysis SILENT = new Analysis(null, List.of(), List.of(), List.of());

    /** A query in parentheses. @param span of it, in the query text */
    public record Subquery(SourceSpan span, Plan plan) {}

    public Analysis {
        subqueries = List.copyOf(subqueries);
        diagnostics = List.copyOf(diagnostics);
        hints = List.copyOf(hints);
    }

    public List<Diagnostic> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }

    public List<Diagnostic> warnings() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .toList();
    }
}
