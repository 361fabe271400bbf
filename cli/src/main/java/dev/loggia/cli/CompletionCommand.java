package dev.loggia.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia completion}: a script with which a shell completes what is typed. */
final class CompletionCommand implements Subcommand {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Print the script that lets bash, zsh or fish complete commands";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia completion [OPTION]... " + String.join("|", SHELLS))
                .description(
                        "",
                        "Prints a script for the shell to read: it completes commands, options, their values, files and the names"
                                + " of log groups, saved queries and lookup tables.",
                        "",
                        "  eval \"$(loggia completion bash)\"",
                        "  loggia completion zsh > \"${fpath[1]}/_loggia\"",
                        "  loggia completion fish > ~/.config/fish/completions/loggia.fish",
                        "");
        return spec.addPositional(Options.arguments(new Candidates.Words(() -> SHELLS)));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> arguments = invocation.positionals();
        String shell = arguments.size() == 1 ? arguments.getFirst() : "";
        List<Definition> definitions =
                Program.subcommands().stream().map(Definition::of).toList();
        invocation.write(
                switch (shell) {
                    case "bash" -> BashCompletion.script(definitions);
                    case "zsh" -> ZshCompletion.script(definitions);
                    case "fish" -> FishCompletion.script(definitions);
                    default ->
                        throw new UsageException(
                                arguments.size() == 1
                                        ? "there is no completion for the shell " + shell
                                        : "one shell is meant here",
                                "write " + String.join(", ", SHELLS.subList(0, SHELLS.size() - 1)) + " or "
                                        + SHELLS.getLast());
                });
        return ExitCode.DONE;
    }
}
