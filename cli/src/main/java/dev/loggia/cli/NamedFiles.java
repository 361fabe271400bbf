package dev.loggia.cli;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** The options that give files a name, for commands of the language that do not run yet. */
final class NamedFiles {

    private static final String SOURCE = "--source";
    private static final String LOOKUP = "--lookup";

    private NamedFiles() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.values(
                "NAME=PATH",
                Candidates.Named.ANYTHING,
                "Call a file or folder log group NAME in SOURCE, join and subqueries, which do not run yet.",
                SOURCE));
        spec.addOption(Options.values(
                "NAME=FILE",
                Candidates.Named.ANYTHING,
                "Call a CSV file lookup table NAME in lookup, which does not run yet.",
                LOOKUP));
    }

    /**
     * Refuses them, since nothing would come of them.
     *
     * @throws UsageException when they would make no sense even then
     * @throws QueryInvalidException when there are any
     */
    static void refuse(Invocation invocation) {
        names(invocation, SOURCE, "app/orders=orders.log");
        Set<String> tables = new HashSet<>();
        for (String name : names(invocation, LOOKUP, "users=users.csv")) {
            if (!tables.add(name)) {
                throw new UsageException("there is more than one lookup table " + name, "give each a name of its own");
            }
        }
        List<Diagnostic> refused = new ArrayList<>();
        if (invocation.has(SOURCE)) {
            refused.add(notYet(
                    SOURCE + " takes effect with SOURCE, join and subqueries, which do not run yet",
                    "name files after the query to search them all"));
        }
        if (invocation.has(LOOKUP)) {
            refused.add(notYet(LOOKUP + " takes effect with lookup, which does not run yet", "leave it out"));
        }
        if (!refused.isEmpty()) {
            throw new QueryInvalidException(refused);
        }
    }

    private static List<String> names(Invocation invocation, String option, String example) {
        List<String> names = new ArrayList<>();
        for (String value : invocation.options(option)) {
            int equals = value.indexOf('=');
            if (equals < 1 || equals == value.length() - 1) {
                throw new UsageException(
                        option + " needs a name and a path, not " + value, "such as " + option + " " + example);
            }
            names.add(value.substring(0, equals));
        }
        return names;
    }

    private static Diagnostic notYet(String message, String hint) {
        return new Diagnostic("not-supported", Severity.ERROR, message, null, hint);
    }
}
