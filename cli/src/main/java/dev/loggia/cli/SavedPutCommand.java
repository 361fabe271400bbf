package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.SavedQueries;
import dev.loggia.SavedQuery;
import dev.loggia.diagnostic.QueryInvalidException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia saved put}: saves a query for others to call. */
final class SavedPutCommand implements Subcommand {

    private static final String PARAMETER = "--parameter";
    private static final String DESCRIPTION = "--description";

    @Override
    public String name() {
        return "saved put";
    }

    @Override
    public String summary() {
        return "Save a query for others to call";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia saved put [OPTION]... NAME 'QUERY'")
                .description(
                        "",
                        "Saves the stages of a query under a name, in the place of those that had it. Queries call them as a stage:"
                                + " $name(parameter = \"value\"). In the text, {{parameter}} stands for the value. A mistake in the"
                                + " query is told, and nothing is saved then.",
                        "",
                        "  loggia saved put errors 'filter level = {{level}}' --parameter level=ERROR",
                        "  loggia saved put 'app/slow requests' 'filter ms > {{over}} | sort ms desc | limit 20'",
                        "  loggia query '$errors(level = \"WARN\") | stats count(*) by bin(1h)' app.log",
                        "  loggia query '$`app/slow requests`(over = 250)' app.log",
                        "");
        spec.addOption(Options.values(
                "NAME=DEFAULT",
                Candidates.Named.ANYTHING,
                "What a call that does not give this parameter means; more than once for several. A text need not be in quotes."
                        + " Parameters of the query that are not named here have no default.",
                "-p",
                PARAMETER));
        spec.addOption(Options.value("TEXT", "What the query is for.", DESCRIPTION));
        QueryText.addFileOption(spec);
        DataFolder.addOption(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> arguments = invocation.positionals();
        if (arguments.isEmpty()) {
            throw KeptName.Kind.SAVED_QUERY.nameIsMissing();
        }
        String name = arguments.getFirst();
        QueryText text =
                QueryText.of(invocation, arguments.subList(1, arguments.size())).alone();
        SavedQuery query = query(name, text.text(), invocation);
        try (Loggia loggia = DataFolder.of(invocation).open(invocation.environment())) {
            SavedQueries queries = loggia.savedQueries();
            queries.put(query);
            invocation.warn(queries.check(query), query.text());
            invocation.note("saved " + name
                    + (query.parameters().isEmpty()
                            ? ""
                            : " with "
                                    + Quantity.count(query.parameters().size(), "parameter") + ": "
                                    + String.join(
                                            ", ",
                                            query.parameters().stream()
                                                    .map(SavedListCommand::text)
                                                    .toList())));
            return ExitCode.DONE;
        } catch (QueryInvalidException e) {
            return invocation.report(e, query.text());
        }
    }

    private static SavedQuery query(String name, String text, Invocation invocation) {
        SavedQuery query = SavedQuery.of(name, text)
                .withDescription(invocation.option(DESCRIPTION).orElse(""));
        for (String parameter : invocation.options(PARAMETER)) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        PARAMETER + " needs a name and a default, not " + parameter,
                        "such as " + PARAMETER + " level=ERROR");
            }
            query = query.withParameter(new SavedQuery.Parameter(
                    parameter.substring(0, equals), Optional.of(parameter.substring(equals + 1)), ""));
        }
        return query;
    }
}
