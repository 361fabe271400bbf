package dev.loggia.cli;

import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The option {@code -g}, which names log groups. */
final class LogGroupOption {

    static final String NAME = "--group";

    private LogGroupOption() {}

    /** For a subcommand that is about one log group. */
    static void addOne(CommandSpec spec) {
        spec.addOption(Options.value("NAME", "The log group.", "-g", NAME));
    }

    /** For a subcommand that takes any number. */
    static void addMany(CommandSpec spec, String description) {
        spec.addOption(Options.values("NAME", description, "-g", NAME));
    }

    /** The name of the one. */
    static String name(Invocation invocation) {
        String name = invocation
                .option(NAME)
                .orElseThrow(() -> new UsageException("there is no log group named", "name it: -g NAME"));
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            throw new UsageException("one log group is meant here, not " + name, "`loggia groups` lists their names");
        }
        return name;
    }

    /** The one. @throws dev.loggia.diagnostic.DataException when it does not exist */
    static LogGroup existing(Invocation invocation, Loggia loggia) {
        return loggia.groups(List.of(name(invocation))).getFirst();
    }
}
