package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.SavedQuery;
import dev.loggia.SavedQueryDescription;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Value;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia saved list}: the saved queries. */
final class SavedListCommand implements Subcommand {

    @Override
    public String name() {
        return "saved list";
    }

    @Override
    public String summary() {
        return "List the saved queries";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia saved list [OPTION]...")
                .description(
                        "",
                        "Lists the saved queries with their parameters and defaults. A query calls one as a stage of its own:"
                                + " $name(parameter = \"value\"), and in backticks where the name is more than one word.",
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
        Listing listing = new Listing(output, "name", "parameters", "description", "modified", "query");
        List<Diagnostic> damaged;
        try (Loggia loggia = folder.open(invocation.environment())) {
            damaged = loggia.savedQueries().damaged();
            for (SavedQueryDescription saved : loggia.savedQueries().list()) {
                SavedQuery query = saved.query();
                listing.add(
                        Value.of(query.name()),
                        Value.of(query.parameters().stream()
                                .map(SavedListCommand::text)
                                .collect(Collectors.joining(", "))),
                        Value.of(query.description()),
                        Listing.time(saved.modified().toEpochMilli()),
                        Value.of(query.text()));
            }
        }
        listing.writeTo(invocation.environment().output());
        invocation.console().diagnostics(damaged, "");
        return damaged.isEmpty() ? ExitCode.DONE : ExitCode.DATA_ERROR;
    }

    /** {@code level = ERROR}. */
    static String text(SavedQuery.Parameter parameter) {
        return parameter.name()
                + parameter.defaultValue().map(value -> " = " + value).orElse("");
    }
}
