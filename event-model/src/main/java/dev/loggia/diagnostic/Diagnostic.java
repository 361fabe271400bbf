package dev.loggia.diagnostic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One error or warning: the only carrier of either, from the parser to the user. Immutable.
 *
 * @param code stable, in kebab case, for programs: {@code syntax}, {@code unknown-function}, {@code command-order}, ...
 * @param severity error or warning
 * @param message one sentence without a final full stop, naming what was found and what was expected
 * @param span the place in the query text, or null when the cause is not in the query text
 * @param hint what to do about it, or null
 */
public record Diagnostic(
        String code,
        Severity severity,
        String message,
        @Nullable SourceSpan span,
        @Nullable String hint) {

    public Diagnostic {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
    }

    /** An error at a place of the query text. */
    public static Diagnostic error(String code, String message, SourceSpan span) {
        return new Diagnostic(code, Severity.ERROR, message, span, null);
    }

    /** A warning at a place of the query text. */
    public static Diagnostic warning(String code, String message, SourceSpan span) {
        return new Diagnostic(code, Severity.WARNING, message, span, null);
    }

    /** A warning about data, which has no place in the query text. */
    public static Diagnostic warning(String code, String message) {
        return new Diagnostic(code, Severity.WARNING, message, null, null);
    }

    /** The same with a hint. */
    public Diagnostic withHint(@Nullable String newHint) {
        return new Diagnostic(code, severity, message, span, newHint);
    }
}
