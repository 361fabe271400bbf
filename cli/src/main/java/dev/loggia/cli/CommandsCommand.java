package dev.loggia.cli;

import dev.loggia.CommandDescription;
import dev.loggia.LanguageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia commands}: the commands of the language, or one of them. */
final class CommandsCommand implements Subcommand {

    private static final int NAME_COLUMN = 14;
    private static final String NOT_SUPPORTED = "not supported yet";

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
            String mark = command.supported() ? "" : " (" + NOT_SUPPORTED + ")";
            text.append(Help.entry(command.name(), NAME_COLUMN, command.summary() + mark));
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
        if (!command.supported()) {
            text.line("It is " + NOT_SUPPORTED + ".");
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
        if (command.examples().isEmpty()) {
            text.gap();
            text.line("Example:");
            text.block(command.query());
        }
        command.examples().forEach(example -> append(example, text));
        return text.toString();
    }

    private static String meaning(CommandDescription.Option option) {
        String values = option.values().isEmpty() ? "" : " (" + option.values() + ")";
        String preset = option.preset().isEmpty() ? "" : "; " + option.preset() + " unless given";
        return option.meaning() + values + preset;
    }

    private static void append(CommandDescription.Example example, Explanation text) {
        text.gap();
        text.line("Example: " + example.title());
        text.block(String.join("\n", example.events()));
        example.tables().forEach((name, csv) -> text.block("\ntable " + name + ":\n" + csv));
        text.gap();
        text.block(example.query());
        text.gap();
        text.block(LanguageReference.output(example));
    }
}
