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
 * @param hints warnings of what is probably a mistake, in the order of the text; none beside errors
 */
public record Analysis(@Nullable Plan plan, List<Diagnostic> diagnostics, List<Diagnostic> hints) {

    public Analysis {
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
