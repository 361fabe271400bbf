package dev.loggia.testkit.fuzz;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import java.util.List;
import java.util.Objects;

/** What must hold. Without AssertJ, which a fuzzer would look into. */
final class Checks {

    private static final int LONGEST_MESSAGE = 500;

    private Checks() {}

    static void same(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected\n" + expected + "\nbut got\n" + actual);
        }
    }

    static void holds(String what, boolean condition) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /** Diagnostics are short, and their places are places of the text. */
    static void within(String text, List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            SourceSpan span = diagnostic.span();
            holds("place of " + diagnostic, span == null || span.end() <= text.length());
            holds("length of " + diagnostic, diagnostic.message().length() <= LONGEST_MESSAGE);
        }
    }

    static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }
}
