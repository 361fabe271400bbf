package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a query text, the same thing once. */
final class Problems {

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    void error(String code, SourceSpan span, String message, @Nullable String hint) {
        add(Diagnostic.error(code, message, span).withHint(hint));
    }

    void warning(String code, SourceSpan span, String message, @Nullable String hint) {
        add(Diagnostic.warning(code, message, span).withHint(hint));
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** In the order of the text. */
    List<Diagnostic> sorted() {
        return diagnostics.stream()
                .sorted(Comparator.comparingInt(Problems::start))
                .toList();
    }

    private static int start(Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        return span == null ? Integer.MAX_VALUE : span.start();
    }
}
