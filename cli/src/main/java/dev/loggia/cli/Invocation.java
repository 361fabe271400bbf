package dev.loggia.cli;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * One run of a subcommand: what was written on the command line, and the process.
 *
 * @param arguments the options and arguments
 * @param quiet whether only errors are told
 * @param verbose whether details are told
 */
record Invocation(ParseResult arguments, Environment environment, Console console, boolean quiet, boolean verbose) {

    boolean has(String option) {
        return arguments.hasMatchedOption(option);
    }

    /** The value of an option that takes one. */
    Optional<String> option(String name) {
        return Optional.ofNullable(arguments.<String>matchedOptionValue(name, null));
    }

    /** The values of an option that may be given more than once, in their order. */
    List<String> options(String name) {
        return arguments.matchedOptionValue(name, List.of());
    }

    /** The arguments that are not options, in their order. */
    List<String> positionals() {
        return arguments.matchedPositionalValue(0, List.of());
    }

    /** For a subcommand that takes options only. */
    void refusePositionals() {
        if (!positionals().isEmpty()) {
            throw new UsageException(
                    "this is one word too many: " + positionals().getFirst(), "log groups are named with -g");
        }
    }

    /** Whether standard output may be styled. */
    boolean coloursOutput() {
        return Colours.of(option(Options.COLOR), environment.terminal().output(), environment.variables());
    }

    /** Writes a text to standard output. */
    void write(String text) throws IOException {
        environment.output().write(text.getBytes(StandardCharsets.UTF_8));
        environment.output().flush();
    }

    /** Tells a failure, and answers its exit code. @param queryText what the diagnostics point into */
    int report(LoggiaException failure, String queryText) {
        console.diagnostics(failure.diagnostics(), queryText);
        return ExitCode.of(failure);
    }

    /** Tells something beside the result, unless the user wants to hear of errors only. */
    void note(String line) {
        if (!quiet) {
            console.note(line);
        }
    }

    /** Tells warnings, unless the user wants to hear of errors only. */
    void warn(List<Diagnostic> warnings, String queryText) {
        if (!quiet) {
            console.diagnostics(warnings, queryText);
        }
    }
}
