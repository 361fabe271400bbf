package dev.loggia.cli;

import dev.loggia.FileOptions;
import dev.loggia.Loggia;
import dev.loggia.LookupTable;
import dev.loggia.QueryRequest;
import dev.loggia.time.TimeExpression;
import dev.loggia.time.TimeSyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the options of {@code loggia query} mean.
 *
 * @param groups log groups to read, by names and globs
 * @param data where they are, and what the query may name; empty when that is not known
 * @param inputs files to read
 * @param sources files that the query may name, by these names
 * @param lookupTables what the query may look up in
 * @param output how rows are written; its zone is also that of {@code since} and {@code until}
 * @param rows how many at most, 0 for no limit, empty for what is usual
 * @param plan whether to tell the plan and not to run the query
 * @param explain whether to tell the plan, and what its steps saw
 */
record QuerySettings(
        QueryText query,
        List<String> groups,
        Optional<DataFolder> data,
        List<String> inputs,
        FileOptions files,
        Map<String, String> sources,
        List<LookupTable> lookupTables,
        OutputOptions output,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Long> rows,
        Optional<Long> workers,
        boolean strict,
        boolean skipDamaged,
        boolean pushDown,
        boolean plan,
        boolean explain) {

    private static final String SINCE = "--since";
    private static final String UNTIL = "--until";
    private static final String LIMIT = "--limit";
    private static final String WORKERS = "--workers";
    private static final String PLAN = "--plan";
    private static final String EXPLAIN = "--explain";
    private static final String SKIP_DAMAGED = "--skip-damaged";
    private static final String NO_PUSH_DOWN = "--no-push-down";

    private static final int MOST_WORKERS = 1024;

    static void addOptions(CommandSpec spec) {
        LogGroupOption.addMany(
                spec, "Search this log group; more than once for several, with * and ? for those that match.");
        DataFolder.addOption(spec);
        spec.addOption(Options.value(
                "TIME", "Only events from TIME on. Without a range everything is searched.", "-s", SINCE));
        spec.addOption(Options.value("TIME", "Only events up to TIME.", "-e", UNTIL));
        OutputOptions.addFormat(spec);
        spec.addOption(Options.value(
                "N", "At most N rows, 0 for no limit. Usually 10000 unless the query says otherwise.", LIMIT));
        OutputOptions.addZone(spec, "printed times and of -s and -e");
        InputOptions.addTo(spec);
        NamedFiles.addSources(spec);
        NamedFiles.addLookupTables(spec);
        QueryText.addOptions(spec);
        spec.addOption(Options.flag(
                "Answer from what can be read of log groups that are damaged, and say what is missing.", SKIP_DAMAGED));
        spec.addOption(
                Options.flag("Tell the plan, run the query, and tell the rows and bytes that each step saw.", EXPLAIN));
        spec.addOption(Options.flag("Print the plan instead of running the query.", PLAN));
        spec.addOption(Options.value("N", "Threads. Usually as many as there are processors.", WORKERS));
        spec.addOption(Options.flag(
                "Let the engine do what sources could; for diagnosis, the rows are the same.", NO_PUSH_DOWN));
        spec.addPositional(Options.arguments(Candidates.Named.FILES));
    }

    /**
     * @throws UsageException when an option makes no sense
     * @throws dev.loggia.diagnostic.DataException when a lookup table cannot be read
     */
    static QuerySettings of(Invocation invocation, QueryText query) {
        Environment environment = invocation.environment();
        OutputOptions output = OutputOptions.of(invocation);
        Clock clock = environment.clock().withZone(output.zone());
        Optional<Instant> since = time(invocation, SINCE, clock);
        Optional<Instant> until = time(invocation, UNTIL, clock);
        if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
            throw new UsageException(
                    "the range ends before it starts: " + output.time(since.get()) + " to " + output.time(until.get())
                            + " " + output.zone(),
                    "");
        }
        boolean plan = invocation.has(PLAN);
        if (plan && invocation.has(EXPLAIN)) {
            throw new UsageException(
                    PLAN + " runs no query whose steps " + EXPLAIN + " could count", "leave one of them out");
        }
        List<String> groups = invocation.options(LogGroupOption.NAME);
        boolean namesSources = Loggia.over().query(query.text()).namesSources();
        if (namesSources && !(groups.isEmpty() && query.arguments().isEmpty())) {
            throw new UsageException(
                    "the query says by SOURCE what it reads, so that nothing else is read: "
                            + (groups.isEmpty() ? query.arguments() : groups).getFirst(),
                    "leave that out, or leave SOURCE out; --source NAME=PATH gives a file a name for SOURCE");
        }
        if (groups.isEmpty()
                && !namesSources
                && invocation.has(DataFolder.OPTION)
                && query.arguments().isEmpty()) {
            throw new UsageException(
                    "there is a data folder, but no log group to read", "add -g NAME, or -g '*' for all of them");
        }
        return new QuerySettings(
                query,
                groups,
                groups.isEmpty() ? DataFolder.ofDefinitions(invocation) : Optional.of(DataFolder.of(invocation)),
                inputs(query, environment, plan || namesSources || !groups.isEmpty()),
                files(invocation),
                NamedFiles.sources(invocation),
                NamedFiles.lookupTables(invocation),
                output,
                since,
                until,
                number(invocation, LIMIT, 0, Long.MAX_VALUE),
                number(invocation, WORKERS, 1, MOST_WORKERS),
                invocation.has(QueryText.STRICT),
                invocation.has(SKIP_DAMAGED),
                !invocation.has(NO_PUSH_DOWN),
                plan,
                invocation.has(EXPLAIN));
    }

    /**
     * Opens the files, and the data folder if it is asked for: to do so costs time.
     *
     * @throws dev.loggia.diagnostic.DataException when one of them cannot be read
     */
    Loggia open(Environment environment) {
        Loggia opened;
        if (groups.isEmpty() || data.isEmpty()) {
            opened = withDataFolder(Loggia.over(inputs, files));
        } else {
            Loggia store = data.get().open(environment);
            opened = inputs.isEmpty() ? store : store.withFiles(inputs, files);
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            opened = opened.withNamedFiles(source.getKey(), List.of(source.getValue()), files);
        }
        return opened;
    }

    /** The same for queries that name what the data folder has. */
    Loggia withDataFolder(Loggia loggia) {
        return data.map(folder -> loggia.withDataFolder(folder.path())).orElse(loggia);
    }

    QueryRequest applyTo(QueryRequest request) {
        QueryRequest applied = request.zone(output.zone())
                .strict(strict)
                .skipDamage(skipDamaged)
                .pushDown(pushDown)
                .textLimit(QueryText.LIMIT)
                .lookupTables(lookupTables.toArray(LookupTable[]::new));
        applied = groups.isEmpty() ? applied : applied.groups(groups.toArray(String[]::new));
        applied = since.map(applied::since).orElse(applied);
        applied = until.map(applied::until).orElse(applied);
        applied = rows.map(applied::rowLimit).orElse(applied);
        return workers.map(Math::toIntExact).map(applied::workers).orElse(applied);
    }

    /** @param noneNeeded whether there is something to do without files */
    private static List<String> inputs(QueryText query, Environment environment, boolean noneNeeded) {
        List<String> inputs = InputOptions.checked(query.arguments());
        boolean none = inputs.isEmpty() && !noneNeeded;
        if (query.fromStandardInput() && (none || inputs.contains(InputOptions.STANDARD_INPUT))) {
            throw new UsageException("standard input cannot be both the query and the data", "name a file to read");
        }
        return none
                ? InputOptions.standardInput(
                        environment, "name files or folders after the query, or pipe lines into loggia")
                : inputs;
    }

    private static FileOptions files(Invocation invocation) {
        FileOptions files = InputOptions.of(invocation);
        return invocation.has(QueryText.STRICT) ? files.withFieldLimit(FileOptions.SERVICE_FIELD_LIMIT) : files;
    }

    private static Optional<Instant> time(Invocation invocation, String option, Clock clock) {
        try {
            return invocation.option(option).map(text -> TimeExpression.resolve(text, clock));
        } catch (TimeSyntaxException e) {
            throw new UsageException(option + ": " + e.getMessage(), "write " + TimeExpression.ACCEPTED_FORMS);
        }
    }

    private static Optional<Long> number(Invocation invocation, String option, long least, long most) {
        return invocation.option(option).map(text -> {
            try {
                long number = Long.parseLong(text.replace("_", ""));
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Told below.
            }
            throw new UsageException(option + " is not a number from " + least + " on: " + text, "");
        });
    }
}
