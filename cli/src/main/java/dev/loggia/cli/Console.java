package dev.loggia.cli;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.output.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard error, for people. Once it cannot be written to, what was to be said is lost: there is nobody to tell. Thread-safe.
 */
final class Console {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final OutputStream output;
    private final boolean colours;
    private final int width;
    private boolean transientLine;

    /** @param width cells in a line of the terminal */
    Console(OutputStream output, boolean colours, int width) {
        this.output = output;
        this.colours = colours;
        this.width = width;
    }

    void error(String message, String hint) {
        print(Style.ERROR.apply("error:", colours) + " " + printable(message) + "\n" + hintLine(hint));
    }

    /** Errors and warnings, each with its place in the query. */
    void diagnostics(List<Diagnostic> diagnostics, String queryText) {
        DiagnosticText text = new DiagnosticText(queryText, colours, width);
        for (Diagnostic diagnostic : diagnostics) {
            print(text.of(diagnostic));
        }
    }

    void note(String line) {
        print(Style.FAINT.apply(printable(line), colours) + "\n");
    }

    void print(String text) {
        synchronized (this) {
            send((transientLine ? CLEAR_LINE : "") + text);
            transientLine = false;
        }
    }

    /** Shows a line that the next output replaces. Only for terminals. */
    void showTransient(String line) {
        synchronized (this) {
            send(CLEAR_LINE + Style.FAINT.apply(line, colours));
            transientLine = true;
        }
    }

    void clearTransient() {
        print("");
    }

    private String hintLine(String hint) {
        return hint.isEmpty() ? "" : Style.HINT.apply("hint:", colours) + " " + printable(hint) + "\n";
    }

    /** Names of files and words of the user come back in messages; they must not command the terminal. */
    static String printable(String message) {
        return TerminalText.escape(message);
    }

    private void send(String text) {
        try {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException nobodyListens) {
            transientLine = false;
        }
    }
}
