package dev.loggia.diagnostic;

import java.util.List;

/** The query was cancelled before it was done. */
public final class QueryCancelledException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    public QueryCancelledException() {
        super(List.of(new Diagnostic("cancelled", Severity.ERROR, "the query was cancelled", null, null)));
    }
}
