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
        spec.addOption(Options.values("NAME", Candidates.Named.LOG_GROUPS, "The log group.", "-g", NAME));
    }

    /** For a subcommand that takes any number. */
    static void addMany(CommandSpec spec, String description) {
        spec.addOption(Options.values("NAME", Candidates.Named.LOG_GROUPS, description, "-g", NAME));
    }

    /** The name of the one. */
    static String name(Invocation invocation) {
        List<String> names = invocation.options(NAME);
        if (names.size() != 1) {
            throw new UsageException(
                    names.isEmpty() ? "the option -g is missing" : "one log group is meant here, not " + names.size(),
                    "name the log group: -g NAME");
        }
        String name = names.getFirst();
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
