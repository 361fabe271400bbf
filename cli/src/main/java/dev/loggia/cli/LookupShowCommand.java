package dev.loggia.cli;

import dev.loggia.Loggia;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia lookup show}: the CSV of a lookup table. */
final class LookupShowCommand implements Subcommand {

    @Override
    public String name() {
        return "lookup show";
    }

    @Override
    public String summary() {
        return "Print a lookup table";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia lookup show [OPTION]... NAME")
                .description("", "Prints the CSV of a lookup table as it was stored.", "");
        DataFolder.addOption(spec);
        return spec.addPositional(Options.arguments(Candidates.Named.LOOKUP_TABLES));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String name = KeptName.only(invocation, KeptName.Kind.LOOKUP_TABLE);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            byte[] csv =
                    loggia.lookupTables().csv(name).orElseThrow(() -> KeptName.Kind.LOOKUP_TABLE.missing(name, loggia));
            invocation.environment().output().write(csv);
            invocation.environment().output().flush();
        }
        return ExitCode.DONE;
    }
}
