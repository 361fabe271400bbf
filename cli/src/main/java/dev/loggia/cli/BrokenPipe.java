package dev.loggia.cli;

import java.io.IOException;
import java.util.Locale;

/** Tells a reader that went away, as {@code head} does, from an output that fails. */
final class BrokenPipe {

    private BrokenPipe() {}

    /** Java passes on the system's words: those of POSIX systems and of Windows, which are of the process's locale. */
    static boolean is(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended");
    }
}
