package dev.loggia.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The kinds of options there are, so that every subcommand declares its own in a line. */
final class Options {

    static final String QUIET = "--quiet";
    static final String VERBOSE = "--verbose";
    static final String COLOR = "--color";
    static final String HELP = "--help";

    private Options() {}

    /** An option without a value. @param names without repetition, the long one last */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** An option with a value. */
    static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with a value that may be given more than once. */
    static OptionSpec values(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** All arguments that are not options, as one list. */
    static PositionalParamSpec positionals() {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hidden(true)
                .build();
    }

    /** Adds what every subcommand has. */
    static CommandSpec withCommon(CommandSpec spec) {
        spec.addOption(flag("Tell errors only.", "-q", QUIET));
        spec.addOption(flag("Tell details, such as the format found for each file.", "-v", VERBOSE));
        spec.addOption(value(
                "WHEN", "Colours in messages: auto (on a terminal, unless NO_COLOR is set), always or never.", COLOR));
        spec.addOption(flag("Show this help.", "-h", HELP));
        return spec.addPositional(positionals());
    }
}
