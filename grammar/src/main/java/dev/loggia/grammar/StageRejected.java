package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;

/** Ends the parsing of one stage at its first mistake; never leaves this package. */
final class StageRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    StageRejected(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    StageRejected(String message, SourceSpan span) {
        this(Diagnostic.error(SyntaxMessages.CODE, message, span));
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
