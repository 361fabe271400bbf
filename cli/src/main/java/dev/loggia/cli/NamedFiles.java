package dev.loggia.cli;

import dev.loggia.LookupTable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The options that give files a name for the commands of the language. */
final class NamedFiles {

    private static final String SOURCE = "--source";
    private static final String LOOKUP = "--lookup";

    private NamedFiles() {}

    static void addSources(CommandSpec spec) {
        spec.addOption(Options.values(
                "NAME=PATH",
                Candidates.Named.ANYTHING,
                "Call a file or folder log group NAME, for SOURCE at the start of the query, in join and in subqueries.",
                SOURCE));
    }

    static void addLookupTables(CommandSpec spec) {
        spec.addOption(Options.values(
                "NAME=FILE",
                Candidates.Named.ANYTHING,
                "Call a CSV file, whose first line names the columns, table NAME in lookup and cidrlookup.",
                LOOKUP));
    }

    /**
     * The paths of {@code --source} by the names they were given.
     *
     * @throws UsageException when one has no name, or two have the same
     */
    static Map<String, String> sources(Invocation invocation) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String value : invocation.options(SOURCE)) {
            int equals = split(value, SOURCE, "app/orders=orders.log");
            String name = value.substring(0, equals);
            if (paths.put(name, value.substring(equals + 1)) != null) {
                throw new UsageException("there is more than one source " + name, "give each a name of its own");
            }
        }
        return paths;
    }

    /**
     * Reads the tables of {@code --lookup}.
     *
     * @throws UsageException when one has no name, or two have the same
     * @throws dev.loggia.diagnostic.DataException when one cannot be read
     */
    static List<LookupTable> lookupTables(Invocation invocation) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String value : invocation.options(LOOKUP)) {
            int equals = split(value, LOOKUP, "users=users.csv");
            String name = value.substring(0, equals);
            if (files.put(name, path(value.substring(equals + 1))) != null) {
                throw new UsageException("there is more than one lookup table " + name, "give each a name of its own");
            }
        }
        return files.entrySet().stream()
                .map(file -> LookupTable.read(file.getKey(), file.getValue()))
                .toList();
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(text + " cannot be the name of a file: " + e.getReason(), "");
        }
    }

    /** Where the name ends. */
    private static int split(String value, String option, String example) {
        int equals = value.indexOf('=');
        if (equals < 1 || equals == value.length() - 1) {
            throw new UsageException(
                    option + " needs a name and a path, not " + value, "such as " + option + " " + example);
        }
        return equals;
    }
}
