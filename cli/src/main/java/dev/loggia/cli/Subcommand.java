package dev.loggia.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** One subcommand: its words and what it does. Stateless. */
interface Subcommand {

    /** Its name on the command line: a word, or several with a space between them. */
    String name();

    /** What it is for, in half a line. */
    String summary();

    /** Its options, arguments and help; options that all subcommands have are added by the caller. */
    CommandSpec spec();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws UsageException when the arguments make no sense
     * @throws dev.loggia.diagnostic.LoggiaException for a failure that is not about a query text
     * @throws IOException when standard output cannot be written
     */
    int run(Invocation invocation) throws IOException;
}
