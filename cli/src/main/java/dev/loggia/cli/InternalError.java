package dev.loggia.cli;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user sees of a mistake of ours. */
final class InternalError {

    private InternalError() {}

    /** @return the exit code */
    static int report(Throwable failure, Console console, Environment environment) {
        console.error(
                "internal error: " + failure,
                "this is a fault of Loggia: please report it with the query and the output of loggia --version; "
                        + "LOGGIA_DEBUG=1 shows where it happened");
        if ("1".equals(environment.variables().get("LOGGIA_DEBUG"))) {
            console.print(stackTrace(failure));
        }
        return ExitCode.INTERNAL_ERROR;
    }

    private static String stackTrace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> shown = new HashSet<>();
        for (@Nullable Throwable cause = failure; cause != null && shown.add(cause); cause = cause.getCause()) {
            text.append(shown.size() > 1 ? "caused by " : "").append(cause).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}
