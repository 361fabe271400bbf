package dev.loggia.cli;

import dev.loggia.Loggia;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia saved rm} and {@code loggia lookup rm}. */
record RemoveCommand(KeptName.Kind kind) implements Subcommand {

    @Override
    public String name() {
        return kind.family() + " rm";
    }

    @Override
    public String summary() {
        return "Remove a " + kind.words();
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia " + name() + " [OPTION]... NAME")
                .description(
                        "",
                        "Removes a " + kind.words() + ", without asking. Queries that name it fail from then on.",
                        "");
        DataFolder.addOption(spec);
        return spec.addPositional(Options.arguments(
                switch (kind) {
                    case SAVED_QUERY -> Candidates.Named.SAVED_QUERIES;
                    case LOOKUP_TABLE -> Candidates.Named.LOOKUP_TABLES;
                }));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String name = KeptName.only(invocation, kind);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            if (!kind.remove(name, loggia)) {
                throw kind.missing(name, loggia);
            }
            invocation.note("removed " + kind.words() + " " + name);
            return ExitCode.DONE;
        }
    }
}
