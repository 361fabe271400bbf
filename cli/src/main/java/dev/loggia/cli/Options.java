package dev.loggia.cli;

import dev.loggia.diagnostic.NearMiss;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** An option with a value. @param label {@code FILE} and {@code DIR} let shells offer files and folders */
    static OptionSpec value(String label, String description, String... names) {
        return value(label, Candidates.ofLabel(label), description, names);
    }

    /** An option with a value, for which shells offer what there is. */
    static OptionSpec value(String label, Candidates candidates, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(candidates)
                .description(description)
                .build();
    }

    /** An option with a value that may be given more than once. */
    static OptionSpec values(String label, Candidates candidates, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .completionCandidates(candidates)
                .description(description)
                .build();
    }

    /** All arguments that are not options, as one list. A subcommand whose arguments shells cannot offer need not declare them. */
    static PositionalParamSpec arguments(Candidates candidates) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .completionCandidates(candidates)
                .hidden(true)
                .build();
    }

    /** The option that somebody meant who wrote one that there is not: in the other case, mistyped, or in its beginning. */
    static Optional<String> near(String written, CommandSpec spec) {
        List<String> names = spec.options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
        if (!written.startsWith("--")) {
            String letter = written.substring(0, Math.min(2, written.length()));
            return names.stream().filter(letter::equalsIgnoreCase).findFirst();
        }
        int equals = written.indexOf('=');
        // Two dashes are no letters that somebody got right.
        String word = written.substring(2, equals < 0 ? written.length() : equals);
        List<String> words = names.stream()
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .toList();
        return NearMiss.of(word, words)
                .or(() -> words.stream().filter(other -> other.startsWith(word)).findFirst())
                .map(other -> "--" + other);
    }

    /** Adds what every subcommand has. */
    static CommandSpec withCommon(CommandSpec spec) {
        spec.addOption(flag("Tell errors only.", "-q", QUIET));
        spec.addOption(flag("Tell details, such as the format found for each file.", "-v", VERBOSE));
        spec.addOption(value(
                "WHEN",
                new Candidates.Words(() -> Colours.CHOICES),
                "Colours in messages: auto (on a terminal, unless NO_COLOR is set), always or never.",
                COLOR));
        spec.addOption(flag("Show this help.", "-h", HELP));
        return spec.positionalParameters().isEmpty() ? spec.addPositional(arguments(Candidates.Named.ANYTHING)) : spec;
    }
}
