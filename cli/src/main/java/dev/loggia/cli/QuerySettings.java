package dev.loggia.cli;

import dev.loggia.FileOptions;
import dev.loggia.InvalidOptionException;
import dev.loggia.Loggia;
import dev.loggia.QueryRequest;
import dev.loggia.output.ResultFormat;
import dev.loggia.output.ResultFormats;
import dev.loggia.output.TableFormat;
import dev.loggia.time.TimeExpression;
import dev.loggia.time.TimeSyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the options of {@code loggia query} mean.
 *
 * @param inputs what to read; empty only when nothing is run
 * @param zone of printed times and of {@code since} and {@code until}
 * @param format of the rows
 * @param rows how many at most, 0 for no limit, empty for what is usual
 */
record QuerySettings(
        QueryText query,
        List<String> inputs,
        FileOptions files,
        ZoneId zone,
        Optional<Instant> since,
        Optional<Instant> until,
        ResultFormat format,
        Optional<Long> rows,
        Optional<Long> workers,
        boolean strict,
        boolean pushDown,
        boolean explain) {

    private static final String SINCE = "--since";
    private static final String UNTIL = "--until";
    private static final String OUTPUT = "--output";
    private static final String ZONE = "--tz";
    private static final String INPUT_ZONE = "--input-tz";
    private static final String LIMIT = "--limit";
    private static final String MULTI_LINE = "--multi-line";
    private static final String TIMESTAMP_FORMAT = "--timestamp-format";
    private static final String WORKERS = "--workers";
    private static final String EXPLAIN = "--explain";
    private static final String NO_PUSH_DOWN = "--no-push-down";

    private static final int MOST_WORKERS = 1024;

    static void addOptions(CommandSpec spec) {
        String formats = ResultFormats.all().stream()
                .map(format -> format.name() + " (" + format.summary() + ")")
                .collect(Collectors.joining(", "));
        spec.addOption(Options.value(
                "TIME", "Only events from TIME on. Without a range everything is searched.", "-s", SINCE));
        spec.addOption(Options.value("TIME", "Only events up to TIME.", "-e", UNTIL));
        spec.addOption(Options.value("FORMAT", "How rows are written: " + formats + ".", "-o", OUTPUT));
        spec.addOption(Options.value(
                "N", "At most N rows, 0 for no limit. Usually 10000 unless the query says otherwise.", LIMIT));
        spec.addOption(Options.value(
                "ZONE", "Zone of printed times and of -s and -e: UTC (usual), local, +02:00, Europe/Berlin.", ZONE));
        spec.addOption(
                Options.value("ZONE", "Zone of timestamps in the data that do not name one. Usually UTC.", INPUT_ZONE));
        spec.addOption(Options.value(
                "LETTERS",
                "How timestamps are written, such as 'dd.MM.yyyy HH:mm:ss' or '%d.%m.%Y %H:%M:%S'.",
                TIMESTAMP_FORMAT));
        spec.addOption(Options.value(
                "PATTERN",
                "Lines in which the regular expression PATTERN is found start an event; off: every line is one."
                        + " Usually detected.",
                MULTI_LINE));
        QueryText.addOptions(spec);
        spec.addOption(Options.flag("Print the plan instead of running the query.", EXPLAIN));
        spec.addOption(Options.value("N", "Threads. Usually as many as there are processors.", WORKERS));
        spec.addOption(Options.flag(
                "Let the engine do what sources could; for diagnosis, the rows are the same.", NO_PUSH_DOWN));
    }

    /** @throws UsageException when an option makes no sense */
    static QuerySettings of(Invocation invocation, QueryText query) {
        Environment environment = invocation.environment();
        ZoneId zone = zone(invocation, ZONE);
        Clock clock = environment.clock().withZone(zone);
        Optional<Instant> since = time(invocation, SINCE, clock);
        Optional<Instant> until = time(invocation, UNTIL, clock);
        if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
            throw new UsageException("the range ends before it starts: " + since.get() + " to " + until.get(), "");
        }
        boolean explain = invocation.has(EXPLAIN);
        return new QuerySettings(
                query,
                inputs(query, environment, explain),
                files(invocation),
                zone,
                since,
                until,
                format(invocation),
                number(invocation, LIMIT, 0, Long.MAX_VALUE),
                number(invocation, WORKERS, 1, MOST_WORKERS),
                invocation.has(QueryText.STRICT),
                !invocation.has(NO_PUSH_DOWN),
                explain);
    }

    /** @throws dev.loggia.diagnostic.DataException when an input cannot be read */
    Loggia open() {
        try {
            return Loggia.over(inputs, files);
        } catch (InvalidOptionException e) {
            throw new UsageException(
                    e.diagnostic().message(),
                    Objects.requireNonNullElse(e.diagnostic().hint(), ""));
        }
    }

    QueryRequest applyTo(QueryRequest request) {
        QueryRequest applied =
                request.zone(zone).strict(strict).pushDown(pushDown).textLimit(QueryText.LIMIT);
        applied = since.map(applied::since).orElse(applied);
        applied = until.map(applied::until).orElse(applied);
        applied = rows.map(applied::rowLimit).orElse(applied);
        return workers.map(Math::toIntExact).map(applied::workers).orElse(applied);
    }

    private static List<String> inputs(QueryText query, Environment environment, boolean explain) {
        List<String> inputs = query.arguments();
        if (query.fromStandardInput() && (inputs.contains("-") || inputs.isEmpty() && !explain)) {
            throw new UsageException("standard input cannot be both the query and the data", "name a file to read");
        }
        if (inputs.contains("")) {
            throw new UsageException("the name of a file is empty", "a variable of the shell may be unset");
        }
        if (!inputs.isEmpty() || explain) {
            return inputs;
        }
        if (environment.terminal().input()) {
            throw new UsageException(
                    "there is nothing to read", "name files or folders after the query, or pipe lines into loggia");
        }
        return List.of("-");
    }

    private static FileOptions files(Invocation invocation) {
        FileOptions files = FileOptions.standard()
                .withZone(zone(invocation, INPUT_ZONE))
                .withStandardInput(invocation.environment().input())
                .withClock(invocation.environment().clock());
        files = invocation
                .option(TIMESTAMP_FORMAT)
                .map(files::withTimestampFormat)
                .orElse(files);
        if (invocation.has(QueryText.STRICT)) {
            files = files.withFieldLimit(FileOptions.SERVICE_FIELD_LIMIT);
        }
        return invocation.option(MULTI_LINE).map(files::withMultiLine).orElse(files);
    }

    private static ResultFormat format(Invocation invocation) {
        Terminal terminal = invocation.environment().terminal();
        String name = invocation.option(OUTPUT).orElse("table");
        if (name.equals("table") && terminal.output()) {
            return TableFormat.forTerminal(terminal.width(), invocation.coloursOutput());
        }
        return ResultFormats.named(name)
                .orElseThrow(() -> new UsageException(
                        "there is no output format " + name,
                        "the formats are "
                                + ResultFormats.all().stream()
                                        .map(ResultFormat::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static ZoneId zone(Invocation invocation, String option) {
        String name = invocation.option(option).orElse("UTC");
        if (name.equalsIgnoreCase("local")) {
            return invocation.environment().clock().getZone();
        }
        try {
            return ZoneId.of(name.equalsIgnoreCase("utc") || name.equalsIgnoreCase("z") ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new UsageException(
                    option + ": there is no zone " + name, "write UTC, local, +02:00 or a name such as Europe/Berlin");
        }
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
