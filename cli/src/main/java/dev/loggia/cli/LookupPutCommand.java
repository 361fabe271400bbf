package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.LookupTable;
import dev.loggia.LookupTableDescription;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia lookup put}: stores a table for queries to look up in. */
final class LookupPutCommand implements Subcommand {

    @Override
    public String name() {
        return "lookup put";
    }

    @Override
    public String summary() {
        return "Store a table for queries to look up in";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia lookup put [OPTION]... NAME FILE|-")
                .description(
                        "",
                        "Stores a CSV file, or what comes from standard input for -, as a table that queries may name in lookup and"
                                + " cidrlookup, in the place of one with that name. The first line names the columns. A name has"
                                + " letters, digits and _; a table has up to 10 MB.",
                        "",
                        "  loggia lookup put users users.csv",
                        "  loggia query -o csv 'stats max(ms) as slowest by path' old.log | loggia lookup put paths -",
                        "  loggia query 'lookup paths path OUTPUT slowest | filter ms > slowest' new.log",
                        "");
        DataFolder.addOption(spec);
        return spec.addPositional(Options.arguments(Candidates.Named.FILES));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> arguments = invocation.positionals();
        if (arguments.isEmpty()) {
            throw KeptName.Kind.LOOKUP_TABLE.nameIsMissing();
        }
        String name = arguments.getFirst();
        if (arguments.size() != 2) {
            throw new UsageException(
                    "one file is meant here, not " + (arguments.size() - 1),
                    "such as loggia lookup put " + name + " " + name + ".csv");
        }
        byte[] csv = read(name, arguments.getLast(), invocation);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            LookupTableDescription table = loggia.lookupTables().put(name, csv);
            invocation.note("stored " + name + " with " + Quantity.count(table.rows(), "row") + " of "
                    + String.join(", ", table.columns()));
        }
        return ExitCode.DONE;
    }

    private static byte[] read(String name, String file, Invocation invocation) {
        if (!file.equals(InputOptions.STANDARD_INPUT)) {
            return LookupTable.readBytes(name, NamedFiles.path(file));
        }
        try {
            return LookupTable.readBytes(invocation.environment().input());
        } catch (IOException e) {
            throw new UsageException("cannot read standard input: " + e.getMessage(), "");
        }
    }
}
