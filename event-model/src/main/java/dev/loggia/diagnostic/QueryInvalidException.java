package dev.loggia.diagnostic;

import java.util.List;

/** The query text is not a query that can run. Carries every mistake found, not only the first. */
public final class QueryInvalidException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    public QueryInvalidException(List<Diagnostic> diagnostics) {
        super(diagnostics);
    }
}
