package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.StoreSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where the log groups are: what {@code --data} says, else {@code LOGGIA_DATA}, else a folder among the user's data. */
record DataFolder(Path path) {

    static final String OPTION = "--data";

    private static final String VARIABLE = "LOGGIA_DATA";
    private static final String NAME = "loggia";

    static void addOption(CommandSpec spec) {
        spec.addOption(Options.value(
                "DIR",
                "The folder of the log groups. Usually $" + VARIABLE
                        + ", else a folder of the user's, which `loggia groups` tells.",
                "-d",
                OPTION));
    }

    /** @throws UsageException when there is none */
    static DataFolder of(Invocation invocation) {
        return of(invocation.option(OPTION), invocation.environment().variables(), System.getProperty("os.name", ""));
    }

    /** The folder whose saved queries and lookup tables a query may name that may do without: none where there is no home folder. */
    static Optional<DataFolder> ofDefinitions(Invocation invocation) {
        try {
            return Optional.of(of(invocation));
        } catch (UsageException notKnown) {
            if (invocation.has(OPTION)) {
                throw notKnown;
            }
            return Optional.empty();
        }
    }

    /**
     * @param named the value of the option
     * @param system the name of the operating system
     */
    static DataFolder of(Optional<String> named, Map<String, String> variables, String system) {
        if (named.isPresent()) {
            if (named.get().isEmpty()) {
                throw new UsageException(
                        "the name of the data folder is empty", "a variable of the shell may be unset");
            }
            return new DataFolder(path(named.get()));
        }
        return new DataFolder(variable(variables, VARIABLE)
                .or(() -> ofUser(variables, system))
                .orElseThrow(() -> new UsageException(
                        "it is not known where the log groups are: there is no home folder",
                        "name the folder with " + OPTION + " or " + VARIABLE)));
    }

    private static Optional<Path> ofUser(Map<String, String> variables, String system) {
        Optional<Path> home = variable(variables, "HOME");
        if (system.startsWith("Windows")) {
            return variable(variables, "LOCALAPPDATA").map(data -> data.resolve(NAME));
        }
        if (system.startsWith("Mac")) {
            return home.map(
                    folder -> folder.resolve("Library/Application Support").resolve(NAME));
        }
        // The specification of that variable has relative paths ignored.
        return variable(variables, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .or(() -> home.map(folder -> folder.resolve(".local/share")))
                .map(data -> data.resolve(NAME));
    }

    private static Optional<Path> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .map(DataFolder::path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(text + " cannot be the name of a folder: " + e.getReason(), "");
        }
    }

    /** Opens it for a program that is soon over. */
    Loggia open(Environment environment) {
        return Loggia.open(
                path, StoreSettings.standard().withClock(environment.clock()).withMappedFiles(false));
    }
}
