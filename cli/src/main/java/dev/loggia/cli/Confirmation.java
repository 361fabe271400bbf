package dev.loggia.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks before something is destroyed. */
final class Confirmation {

    static final String YES = "--yes";

    private Confirmation() {}

    /**
     * Returns when the user wants it: said so with {@link #YES}, or types a name.
     *
     * @param what is to be done, such as {@code To delete log group a}
     * @throws UsageException otherwise
     */
    static void ask(String what, String name, Invocation invocation) throws IOException {
        if (invocation.has(YES)) {
            return;
        }
        Terminal terminal = invocation.environment().terminal();
        if (!terminal.input() || !terminal.error()) {
            throw new UsageException(
                    "nothing is deleted without being asked for",
                    what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1) + ", add " + YES);
        }
        invocation.console().print(Console.printable(what + " for good, type its name: "));
        if (!line(invocation.environment().input()).equals(name)) {
            throw new UsageException("that is not its name: nothing was deleted", "");
        }
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = input.read(); b >= 0 && b != '\n'; b = input.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
