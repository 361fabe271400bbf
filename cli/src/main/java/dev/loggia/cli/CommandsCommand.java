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
        for (String name : invocation.positionals()) {
            texts.add(explanation(LanguageReference.command(name).orElseThrow(() -> unknown(name))));
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
        for (CommandDescription command : commands) {
            String mark = command.supported() ? "" : " (" + NOT_SUPPORTED + ")";
            text.append(Help.entry(command.name(), NAME_COLUMN, command.summary() + mark));
        }
        return text.toString();
    }

    private static String explanation(CommandDescription command) {
        StringBuilder text = new StringBuilder();
        command.syntax().forEach(form -> text.append(form).append('\n'));
        text.append('\n').append(command.summary()).append(".\n");
        if (!command.aliases().isEmpty()) {
            text.append("Also written: ")
                    .append(String.join(", ", command.aliases()))
                    .append('\n');
        }
        if (!command.supported()) {
            text.append("It is ").append(NOT_SUPPORTED).append(".\n");
        }
        return text.append("\nExample:\n  ")
                .append(command.example())
                .append('\n')
                .toString();
    }
}
