package dev.loggia.testkit.queryfile;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.testkit.queryfile.Expectation.ExpectedDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Diagnostics as query files write them: {@code 1:7 "cout" unknown-function: message}, with the hint on a line of its own. */
final class DiagnosticText {

    private static final Pattern LINE = Pattern.compile(
            "(?:(?<place>\\d+:\\d+ \"(?:[^\"\\\\]|\\\\.)*\")|-) (?<code>[a-zA-Z-]+)(?:: (?<message>.+))?");
    private static final String HINT = "  hint: ";

    private DiagnosticText() {}

    static List<ExpectedDiagnostic> read(List<String> lines) {
        List<ExpectedDiagnostic> diagnostics = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(HINT) && !diagnostics.isEmpty()) {
                ExpectedDiagnostic last = diagnostics.removeLast();
                diagnostics.add(new ExpectedDiagnostic(
                        last.place(), last.code(), last.message(), line.substring(HINT.length())));
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("expected 'line:column \"text\" code: message', found: " + line);
            }
            diagnostics.add(new ExpectedDiagnostic(
                    matcher.group("place"), matcher.group("code"), matcher.group("message"), null));
        }
        return diagnostics;
    }

    static List<String> write(Diagnostic diagnostic, String query) {
        String place = place(diagnostic.span(), query);
        List<String> lines = new ArrayList<>();
        lines.add((place == null ? "-" : place) + " " + diagnostic.code() + ": " + diagnostic.message());
        if (diagnostic.hint() != null) {
            lines.add(HINT + diagnostic.hint());
        }
        return lines;
    }

    static boolean matches(ExpectedDiagnostic expected, Diagnostic actual, String query) {
        String place = place(actual.span(), query);
        return expected.code().equals(actual.code())
                && (expected.place() == null ? place == null : expected.place().equals(place))
                && (expected.message() == null
                        || expected.message().equals(actual.message())
                                && Objects.equals(expected.hint(), actual.hint()));
    }

    /** {@code line:column "text"}, both from 1; null for what has no place. */
    private static @Nullable String place(@Nullable SourceSpan span, String query) {
        if (span == null) {
            return null;
        }
        String before = query.substring(0, span.start());
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = span.start() - (before.lastIndexOf('\n') + 1) + 1;
        return line + ":" + column + " " + JsonText.write(Value.of(span.of(query)));
    }
}
