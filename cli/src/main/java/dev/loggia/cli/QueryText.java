package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.diagnostic.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The query text of a command line: its first argument, or what {@code --query-file} names.
 *
 * @param arguments the other arguments
 * @param fromStandardInput whether the text was read there, so that no data can be
 */
record QueryText(String text, List<String> arguments, boolean fromStandardInput) {

    /** Characters. The service allows 10,000; a generated list of values is longer. */
    static final int LIMIT = 1_000_000;

    static final String STRICT = "--strict";

    /** No system has longer ones; queries may be. */
    private static final int LONGEST_PATH = 4096;

    private static final String QUERY_FILE = "--query-file";
    private static final String STANDARD_INPUT = "-";

    static void addOptions(CommandSpec spec) {
        addFileOption(spec);
        spec.addOption(Options.flag("Refuse what CloudWatch Logs Insights refuses.", STRICT));
    }

    static void addFileOption(CommandSpec spec) {
        spec.addOption(Options.value("FILE", "Read the query from FILE, or from standard input for -.", QUERY_FILE));
    }

    /** @throws UsageException when there is none */
    static QueryText of(Invocation invocation) {
        return of(invocation, invocation.positionals());
    }

    /** @param arguments those that may hold the query. @throws UsageException when there is none */
    static QueryText of(Invocation invocation, List<String> arguments) {
        if (invocation.option(QUERY_FILE).isPresent()) {
            String file = invocation.option(QUERY_FILE).get();
            boolean standardInput = file.equals(STANDARD_INPUT);
            return new QueryText(
                    read(file, standardInput, invocation.environment().input()), arguments, standardInput);
        }
        if (arguments.isEmpty()) {
            throw new UsageException(
                    "there is no query",
                    "write it in quotes: 'filter @message like \"error\" | limit 20', or use " + QUERY_FILE);
        }
        QueryText query = new QueryText(arguments.getFirst(), arguments.subList(1, arguments.size()), false);
        if (isFile(query.text()) && !isQuery(query.text())) {
            throw query.isAFile();
        }
        return query;
    }

    /** Whoever wrote the query after a file that is not there hears of that first. @throws UsageException when it is so */
    void refuseArgumentsThatAreQueries() {
        if (!isQuery(text) && arguments.stream().anyMatch(QueryText::isQuery)) {
            throw isAFile();
        }
    }

    private UsageException isAFile() {
        return new UsageException(
                "the query comes first, but " + text + " is not one",
                "write the query in quotes and then the files, or " + QUERY_FILE + " FILE for a query in a file");
    }

    private static boolean isFile(String text) {
        try {
            return text.length() < LONGEST_PATH && Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isQuery(String text) {
        return Loggia.over().query(text).textLimit(LIMIT).check().stream()
                .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** This query, if no other arguments stand beside it. */
    QueryText alone() {
        if (!arguments.isEmpty()) {
            throw new UsageException("there is more than one query", "put quotes around it");
        }
        return this;
    }

    private static String read(String file, boolean standardInput, InputStream input) {
        try (InputStream stream = standardInput ? input : Files.newInputStream(Path.of(file))) {
            String text = new String(stream.readNBytes(4 * LIMIT + 4), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file, "");
        } catch (AccessDeniedException e) {
            throw new UsageException("cannot read " + file + ": permission denied", "");
        } catch (InvalidPathException | IOException e) {
            throw new UsageException("cannot read " + file + ": " + e.getMessage(), "");
        }
    }
}
