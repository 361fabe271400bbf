package dev.loggia.cli;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.output.TerminalText;

/**
 * Diagnostics as text, with the line of the query that they are about:
 *
 * <pre>
 * error: unknown function cout
 *  --> line 1, position 7 (offsets 6 to 10)
 *   | stats cout(*) by level
 *   |       ^^^^
 * hint: did you mean count?
 * </pre>
 *
 * Lines and positions count from 1, positions in characters; offsets count from 0, as programs do, and the last is the one after the place.
 */
final class DiagnosticText {

    private static final String GUTTER = "  | ";
    private static final String CUT = "…";
    private static final int NARROWEST = 20;

    private final String query;
    private final boolean colours;
    private final int room;

    /** @param width cells in a line of the terminal */
    DiagnosticText(String query, boolean colours, int width) {
        this.query = query;
        this.colours = colours;
        this.room = Math.max(NARROWEST, width - GUTTER.length());
    }

    String of(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        Style style = style(diagnostic);
        text.append(style.apply(label(diagnostic), colours))
                .append(' ')
                .append(Style.STRONG.apply(Console.printable(diagnostic.message()), colours))
                .append('\n');
        SourceSpan span = diagnostic.span();
        if (span != null) {
            place(span, style, text);
        }
        if (diagnostic.hint() != null) {
            text.append(Style.HINT.apply("hint:", colours))
                    .append(' ')
                    .append(Console.printable(diagnostic.hint()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String label(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR ? "error:" : "warning:";
    }

    private static Style style(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR ? Style.ERROR : Style.WARNING;
    }

    private void place(SourceSpan span, Style style, StringBuilder text) {
        int start = Math.min(span.start(), query.length());
        int lineStart = query.lastIndexOf('\n', start - 1) + 1;
        int newline = query.indexOf('\n', start);
        int lineEnd = newline < 0 ? query.length() : newline;
        long line = query.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        int position = query.codePointCount(lineStart, start) + 1;
        text.append(" --> line " + line + ", position " + position + " (offsets " + span.start() + " to " + span.end()
                + ")\n");

        String before = shown(query.substring(lineStart, start));
        String marked = shown(query.substring(start, Math.max(start, Math.min(span.end(), lineEnd))));
        String after = shown(query.substring(Math.max(start, Math.min(span.end(), lineEnd)), lineEnd))
                .stripTrailing();
        // Of a long line, what is marked matters most, then what leads to it.
        marked = cutEnd(marked, room);
        before = cutStart(
                before,
                Math.max(
                        room - TerminalText.width(marked) - TerminalText.width(after),
                        (room - TerminalText.width(marked)) / 2));
        after = cutEnd(after, room - TerminalText.width(before) - TerminalText.width(marked));

        String carets = "^".repeat(Math.max(1, TerminalText.width(marked)));
        text.append(GUTTER).append(before).append(marked).append(after).append('\n');
        text.append(GUTTER)
                .append(" ".repeat(TerminalText.width(before)))
                .append(style.apply(carets, colours))
                .append('\n');
    }

    private static String shown(String part) {
        return TerminalText.escape(part.replace("\r", "").replace("\t", "    "));
    }

    private static String cutEnd(String text, int cells) {
        if (TerminalText.width(text) <= cells) {
            return text;
        }
        int end = 0;
        int used = 1;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += TerminalText.width(codePoint);
            if (used > cells) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return cells < 1 ? "" : text.substring(0, end) + CUT;
    }

    private static String cutStart(String text, int cells) {
        if (TerminalText.width(text) <= cells) {
            return text;
        }
        int start = text.length();
        int used = 1;
        while (start > 0) {
            int codePoint = text.codePointBefore(start);
            used += TerminalText.width(codePoint);
            if (used > cells) {
                break;
            }
            start -= Character.charCount(codePoint);
        }
        return cells < 1 ? "" : CUT + text.substring(start);
    }
}
