package dev.loggia.diagnostic;

import java.util.List;

/** The data could not be read at all: a file that is missing, a folder without permission, a damaged store. */
public final class DataException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    /** @param hint what to do, or the empty string */
    public DataException(String code, String message, String hint) {
        super(List.of(new Diagnostic(code, Severity.ERROR, message, null, hint.isEmpty() ? null : hint)));
    }

    /** @param hint what to do, or the empty string */
    public DataException(String code, String message, String hint, Throwable cause) {
        super(List.of(new Diagnostic(code, Severity.ERROR, message, null, hint.isEmpty() ? null : hint)), cause);
    }
}
