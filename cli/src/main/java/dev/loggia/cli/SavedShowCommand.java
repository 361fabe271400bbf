package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.SavedQuery;
import dev.loggia.SavedQueryDescription;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia saved show}: the text of a saved query. */
final class SavedShowCommand implements Subcommand {

    @Override
    public String name() {
        return "saved show";
    }

    @Override
    public String summary() {
        return "Print a saved query";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia saved show [OPTION]... NAME")
                .description(
                        "",
                        "Prints the text of a saved query, and beside it, on standard error, its description and parameters.",
                        "");
        DataFolder.addOption(spec);
        return spec.addPositional(Options.arguments(Candidates.Named.SAVED_QUERIES));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String name = KeptName.only(invocation, KeptName.Kind.SAVED_QUERY);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            SavedQueryDescription saved =
                    loggia.savedQueries().find(name).orElseThrow(() -> KeptName.Kind.SAVED_QUERY.missing(name, loggia));
            SavedQuery query = saved.query();
            if (!query.description().isEmpty()) {
                invocation.note(query.description());
            }
            query.parameters().forEach(parameter -> invocation.note("parameter " + SavedListCommand.text(parameter)));
            invocation.write(query.text() + "\n");
        }
        return ExitCode.DONE;
    }
}
