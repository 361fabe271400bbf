package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.LookupTableDescription;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia lookup list}: the lookup tables. */
final class LookupListCommand implements Subcommand {

    @Override
    public String name() {
        return "lookup list";
    }

    @Override
    public String summary() {
        return "List the lookup tables";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia lookup list [OPTION]...")
                .description(
                        "",
                        "Lists the tables that queries may name in lookup and cidrlookup, with their columns, rows and size.",
                        "");
        DataFolder.addOption(spec);
        OutputOptions.addFormat(spec);
        OutputOptions.addZone(spec, "printed times");
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        invocation.refusePositionals();
        OutputOptions output = OutputOptions.of(invocation);
        DataFolder folder = DataFolder.of(invocation);
        invocation.note("data folder: " + folder.path());
        Listing listing = new Listing(output, "name", "columns", "rows", "bytes", "modified");
        List<Diagnostic> damaged;
        try (Loggia loggia = folder.open(invocation.environment())) {
            damaged = loggia.lookupTables().damaged();
            for (LookupTableDescription table : loggia.lookupTables().list()) {
                listing.add(
                        Value.of(table.name()),
                        Value.of(String.join(", ", table.columns())),
                        Value.of(table.rows()),
                        listing.bytes(table.bytes()),
                        Listing.time(table.modified().toEpochMilli()));
            }
        }
        listing.writeTo(invocation.environment().output());
        invocation.console().diagnostics(damaged, "");
        return damaged.isEmpty() ? ExitCode.DONE : ExitCode.DATA_ERROR;
    }
}
