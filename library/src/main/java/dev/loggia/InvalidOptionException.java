package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** An option that makes no sense, such as a pattern that is not a regular expression. */
public final class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    InvalidOptionException(Diagnostic diagnostic, @Nullable Throwable cause) {
        super(diagnostic.message(), cause);
        this.diagnostic = diagnostic;
    }

    /** What is wrong, and what to do about it. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
