package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.query.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What analysis made of a query text.
 *
 * @param plan null when there are errors
 * @param diagnostics errors and warnings in the order of the text
 */
public record Analysis(@Nullable Plan plan, List<Diagnostic> diagnostics) {

    public Analysis {
        diagnostics = List.copyOf(diagnostics);
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
