package dev.loggia.diagnostic;

import java.util.List;

/**
 * The root of everything Loggia throws on purpose. Unchecked. Carries at least one {@link Diagnostic}; the exception's
 * message is the first one's.
 */
public abstract sealed class LoggiaException extends RuntimeException
        permits QueryInvalidException, LimitExceededException, QueryCancelledException, DataException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    LoggiaException(List<Diagnostic> diagnostics, Throwable cause) {
        super(diagnostics.getFirst().message(), cause);
        this.diagnostics = List.copyOf(diagnostics);
    }

    LoggiaException(List<Diagnostic> diagnostics) {
        super(diagnostics.getFirst().message());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** What went wrong, in the order of the query text; never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
