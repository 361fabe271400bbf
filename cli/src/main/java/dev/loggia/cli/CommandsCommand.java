package dev.loggia.cli;

import dev.loggia.CommandDescription;
import dev.loggia.LanguageReference;
import dev.loggia.SavedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia commands}: the commands of the language, or one of them. */
final class CommandsCommand implements Subcommand {

    private static final int NAME_COLUMN = 14;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String summary() {
        return "List the commands of the language, or explain one";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia commands [OPTION]... [NAME]...")
                .description("", "Lists every command of the query language, or explains those that are named.", "");
        return spec.addPositional(Options.arguments(new Candidates.Words(CommandsCommand::names)));
    }

    private static List<String> names() {
        return LanguageReference.commands().stream()
                .map(CommandDescription::name)
                // A shell takes $ for its own.
                .filter(name -> Character.isLetter(name.charAt(0)))
                .toList();
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> texts = new ArrayList<>();
        int width = Help.width(invocation.environment().terminal());
        for (String name : invocation.positionals()) {
            texts.add(explanation(LanguageReference.command(name).orElseThrow(() -> unknown(name)), width));
        }
        invocation.write(texts.isEmpty() ? listing(LanguageReference.commands()) : String.join("\n", texts));
        return ExitCode.DONE;
    }

    private static UsageException unknown(String name) {
        return new UsageException(
                "there is no command " + name,
                LanguageReference.commandNear(name)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("loggia commands lists them all"));
    }

    private static String listing(List<CommandDescription> commands) {
        StringBuilder text = new StringBuilder();
        String family = "";
        for (CommandDescription command : commands) {
            if (!command.family().equals(family)) {
                text.append(family.isEmpty() ? "" : "\n")
                        .append(command.family())
                        .append('\n');
                family = command.family();
            }
            text.append(Help.entry(command.name(), NAME_COLUMN, command.summary()));
        }
        return text.toString();
    }

    private static String explanation(CommandDescription command, int width) {
        Explanation text = new Explanation(width);
        command.syntax().forEach(text::line);
        text.gap();
        text.paragraph(command.summary() + ". " + command.description());
        if (!command.aliases().isEmpty()) {
            text.line("Also written: " + String.join(", ", command.aliases()));
        }
        if (!command.options().isEmpty()) {
            text.gap();
            text.line("Options:");
            command.options().forEach(option -> text.entry(option.name(), meaning(option)));
        }
        if (!command.columns().isEmpty()) {
            text.gap();
            text.line("Columns it makes:");
            command.columns().forEach(column -> text.entry(column.name(), column.meaning()));
        }
        text.sentences("Rules", command.rules());
        text.sentences("What the service does not document", command.doubtful());
        text.sentences("Refused with --strict", command.strict());
        command.examples().forEach(example -> append(example, text));
        return text.toString();
    }

    private static String meaning(CommandDescription.Option option) {
        String values = option.values().isEmpty() ? "" : " (" + option.values() + ")";
        String preset = option.preset().isEmpty() ? "" : "; " + option.preset() + " unless given";
        return option.meaning() + values + preset;
    }

    /** The parameters that have a value unless a call gives one. */
    static String defaults(SavedQuery saved) {
        String values = saved.parameters().stream()
                .flatMap(parameter -> parameter.defaultValue().map(value -> parameter.name() + " = " + value).stream())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "" : ", " + values + " unless given";
    }

    private static void append(CommandDescription.Example example, Explanation text) {
        text.gap();
        text.line("Example: " + example.title());
        text.block(String.join("\n", example.events()));
        example.groups()
                .forEach(
                        group -> text.block("\nlog group " + group.name() + ":\n" + String.join("\n", group.events())));
        example.tables().forEach(table -> text.block("\ntable " + table.name() + ":\n" + table.csv()));
        example.savedQueries()
                .forEach(saved -> text.block("\nsaved query " + saved.name() + defaults(saved) + ":\n" + saved.text()));
        text.gap();
        text.block(example.query());
        text.gap();
        text.block(LanguageReference.output(example));
    }
}
