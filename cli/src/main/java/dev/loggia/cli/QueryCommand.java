package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.QueryRequest;
import dev.loggia.QueryResult;
import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.diagnostic.Severity;
import dev.loggia.time.TimeExpression;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia query}: runs a query over files and pipes. */
final class QueryCommand implements Subcommand {

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String summary() {
        return "Run a query over log files, folders or standard input";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia query [OPTION]... 'QUERY' [FILE|FOLDER|GLOB|-]...")
                .description(
                        "",
                        "Runs a query over log files, or over standard input when none is named. Folders are read recursively; gzip"
                                + " and zstd are recognised by their content; formats and timestamps are detected.",
                        "",
                        "  loggia query 'filter @message like \"error\" | stats count(*) by bin(5m)' app.log",
                        "  zcat old.gz | loggia query 'fields @timestamp, @message | limit 20'",
                        "  loggia query -s 2h -o json 'stats count(*) as n by status | sort n desc' /var/log/nginx",
                        "")
                .optionListHeading("Options, anywhere on the line:%n")
                .footer(
                        "",
                        "TIME is " + TimeExpression.ACCEPTED_FORMS + ". A date alone is the start of that day.",
                        "",
                        "Rows go to standard output, everything else to standard error.",
                        Help.EXIT_CODES);
        QuerySettings.addOptions(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        QueryText query = QueryText.of(invocation);
        QuerySettings settings = QuerySettings.of(invocation, query);
        try {
            Loggia loggia = open(invocation, settings);
            QueryRequest request = settings.applyTo(loggia.query(query.text()));
            if (settings.explain()) {
                invocation.write(request.explain().stripTrailing() + "\n");
                return ExitCode.DONE;
            }
            return run(request, settings, invocation);
        } catch (LoggiaException e) {
            return invocation.report(e, query.text());
        }
    }

    /** When the files cannot be read, the mistakes of the query are told all the same: one round less for the user. */
    private static Loggia open(Invocation invocation, QuerySettings settings) {
        try {
            Loggia loggia = settings.open();
            if (invocation.verbose()) {
                loggia.inputs().forEach(input -> invocation.console().note(Report.input(input)));
            }
            return loggia;
        } catch (DataException unreadable) {
            String text = settings.query().text();
            List<Diagnostic> found = settings.applyTo(Loggia.over().query(text)).check();
            if (found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
                invocation.console().diagnostics(unreadable.diagnostics(), text);
                throw new QueryInvalidException(found);
            }
            throw unreadable;
        }
    }

    private static int run(QueryRequest request, QuerySettings settings, Invocation invocation) throws IOException {
        Report report = new Report(invocation, settings);
        Environment environment = invocation.environment();
        try (QueryResult result = request.run()) {
            environment.interruption().onInterrupt(result::cancel);
            report.range();
            Terminal terminal = environment.terminal();
            Progress progress = Progress.start(
                    terminal.error() && !invocation.quiet(), invocation.console(), result::statistics, terminal);
            // Rows and progress would mix where both go to the terminal.
            Runnable beforeRows = terminal.output() ? progress::stop : () -> {};
            RowOutput output = new RowOutput(environment.output(), beforeRows);
            try {
                result.write(settings.format(), output);
            } catch (LoggiaException endedEarly) {
                progress.stop();
                report.endedEarly(result, endedEarly, output.written());
                return ExitCode.of(endedEarly);
            } finally {
                progress.stop();
            }
            report.done(result);
            return ExitCode.DONE;
        }
    }
}
