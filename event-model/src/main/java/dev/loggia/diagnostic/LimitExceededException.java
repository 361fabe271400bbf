package dev.loggia.diagnostic;

import java.util.List;

/** The query needed more than a limit allows. The message names the limit and its value. */
public final class LimitExceededException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param limit the limit's name as {@code QueryLimits} spells it, such as {@code memory}
     * @param message what was exceeded, with the limit's value and unit
     * @param hint how to need less, or how to raise the limit
     */
    public LimitExceededException(String limit, String message, String hint) {
        super(List.of(new Diagnostic("limit-" + limit, Severity.ERROR, message, null, hint)));
    }
}
