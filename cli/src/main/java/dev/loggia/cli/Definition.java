package dev.loggia.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A subcommand as completion scripts and reference pages see it: all that they say comes from here.
 *
 * @param spec with the options that all subcommands have
 */
record Definition(Subcommand subcommand, CommandSpec spec) {

    static Definition of(Subcommand subcommand) {
        CommandSpec spec = Options.withCommon(subcommand.spec());
        // Otherwise descriptions are taken for formats.
        spec.interpolateVariables(false);
        return new Definition(subcommand, spec);
    }

    String name() {
        return subcommand.name();
    }

    /** The words of its name. */
    List<String> words() {
        return List.of(name().split(" "));
    }

    String summary() {
        return subcommand.summary();
    }

    List<OptionSpec> options() {
        return spec.options();
    }

    /** What its arguments are that belong to no option. */
    Candidates arguments() {
        return Candidates.of(spec.positionalParameters().getFirst());
    }

    /** The words that follow {@code beginning} in the names of commands, each once: {@code check} after {@code store}. */
    static List<String> wordsAfter(List<String> beginning, List<Definition> definitions) {
        return after(beginning, definitions)
                .map(definition -> definition.words().get(beginning.size()))
                .distinct()
                .toList();
    }

    /** The first words that only begin the names of commands: {@code store}. */
    static List<String> families(List<Definition> definitions) {
        return after(List.of(), definitions)
                .filter(definition -> definition.words().size() > 1)
                .map(definition -> definition.words().getFirst())
                .distinct()
                .toList();
    }

    private static Stream<Definition> after(List<String> beginning, List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.words().size() > beginning.size()
                        && definition.words().subList(0, beginning.size()).equals(beginning));
    }

    /** What an option does. */
    static String description(OptionSpec option) {
        return String.join(" ", option.description());
    }

    /** What an option does, in its first sentence, without a full stop. */
    static String sentence(OptionSpec option) {
        String text = description(option);
        int end = text.indexOf(". ");
        return end >= 0 ? text.substring(0, end) : text.replaceFirst("\\.$", "");
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
