package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of the program as a process would do it, with streams in memory, on a Friday at 10:30:15 in UTC, in the zone of Berlin.
 *
 * @param output what went to standard output
 * @param rawError what went to standard error
 */
record Run(int exitCode, String output, String rawError) {

    static final Instant NOW = Instant.parse("2026-11-20T10:30:15Z");

    /** Runs with nothing on standard input. */
    static Run loggia(String... arguments) {
        return with().run(arguments);
    }

    static Process with() {
        return new Process();
    }

    /** What went to standard error, with what was measured replaced by a {@code T}. */
    String error() {
        return rawError.replaceAll("in \\d+\\.\\d\\d s \\([^)]*\\)", "in T");
    }

    /** The process that the program runs in. */
    static final class Process {
        private InputStream input = InputStream.nullInputStream();
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private OutputStream output = memory;
        private Map<String, String> variables = Map.of();
        private Terminal terminal = Terminal.NONE;
        private @Nullable Interruption interruption;

        Process input(String text) {
            input = new ByteArrayInputStream(text.getBytes(UTF_8));
            return this;
        }

        Process input(InputStream stream) {
            input = stream;
            return this;
        }

        Process output(OutputStream stream) {
            output = stream;
            return this;
        }

        Process variables(Map<String, String> newVariables) {
            variables = newVariables;
            return this;
        }

        /** @param streams the numbers of those that are a terminal */
        Process terminal(String streams, int width) {
            terminal = Terminal.of(streams, String.valueOf(width));
            return this;
        }

        Process interruption(Interruption newInterruption) {
            interruption = newInterruption;
            return this;
        }

        Run run(String... arguments) {
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            Clock clock = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
            int exitCode = Program.run(
                    List.of(arguments),
                    new Environment(
                            input,
                            output,
                            error,
                            variables,
                            clock,
                            terminal,
                            interruption == null ? new Interruption() : interruption));
            return new Run(exitCode, memory.toString(UTF_8), error.toString(UTF_8));
        }
    }
}
