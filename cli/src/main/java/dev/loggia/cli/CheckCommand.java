package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.LookupTable;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.Severity;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia check}: every mistake of a query, without data. */
final class CheckCommand implements Subcommand {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Check a query without running it";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia check [OPTION]... 'QUERY'")
                .description(
                        "",
                        "Prints ok, or every mistake of the query with its place; then the exit code is 3. Beside ok it tells what"
                                + " is probably a mistake: a name with a hyphen and without backticks, a condition that compares"
                                + " nothing, an alias that is read too early. A query that finds nothing tells the same.",
                        "");
        NamedFiles.addLookupTables(spec);
        DataFolder.addOption(spec);
        QueryText.addOptions(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        QueryText query = QueryText.of(invocation).alone();
        Loggia nothing = Loggia.over();
        List<Diagnostic> found = DataFolder.ofDefinitions(invocation)
                .map(folder -> nothing.withDataFolder(folder.path()))
                .orElse(nothing)
                .query(query.text())
                .strict(invocation.has(QueryText.STRICT))
                .textLimit(QueryText.LIMIT)
                .lookupTables(NamedFiles.lookupTables(invocation).toArray(LookupTable[]::new))
                .check();
        boolean invalid = found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        if (invalid) {
            invocation.console().diagnostics(found, query.text());
            return ExitCode.QUERY_INVALID;
        }
        invocation.warn(found, query.text());
        invocation.write("ok\n");
        return ExitCode.DONE;
    }
}
