package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.QueryRequest;
import dev.loggia.QueryResult;
import dev.loggia.Statistics;
import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.diagnostic.Severity;
import dev.loggia.time.TimeExpression;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia query}: runs a query over files, pipes and log groups. */
final class QueryCommand implements Subcommand {

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String summary() {
        return "Run a query over log files, folders, standard input or log groups";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia query [OPTION]... 'QUERY' [FILE|FOLDER|GLOB|-]...")
                .description(
                        "",
                        "Runs a query over log files and log groups, or over standard input when none is named. Folders are read"
                                + " recursively; gzip and zstd are recognised by their content; formats and timestamps are"
                                + " detected.",
                        "",
                        "  loggia query 'filter @message like \"error\" | stats count(*) by bin(5m)' app.log",
                        "  zcat old.gz | loggia query 'fields @timestamp, @message | limit 20'",
                        "  loggia query -s 2h -o json 'stats count(*) as n by status | sort n desc' /var/log/nginx",
                        "  loggia query -g 'app/*' 'filter level = \"ERROR\" | stats count(*) by bin(1h)'",
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
        try (Loggia loggia = settings.open(invocation.environment())) {
            if (invocation.verbose()) {
                loggia.inputs().forEach(input -> invocation.console().note(Report.input(input)));
            }
            QueryRequest request = settings.applyTo(loggia.query(query.text()));
            if (settings.explain()) {
                invocation.write(request.explain().stripTrailing() + "\n");
                return ExitCode.DONE;
            }
            return run(request, new Report(invocation, settings, loggia), settings, invocation);
        } catch (DataException unreadable) {
            return reportUnreadable(unreadable, settings, invocation);
        } catch (LoggiaException e) {
            return invocation.report(e, query.text());
        }
    }

    /** The mistakes of the query are told all the same: one round less for the user. */
    private static int reportUnreadable(DataException unreadable, QuerySettings settings, Invocation invocation) {
        settings.query().refuseArgumentsThatAreQueries();
        String text = settings.query().text();
        int exitCode = invocation.report(unreadable, text);
        List<Diagnostic> found = settings.applyTo(
                        settings.withDefinitions(Loggia.over()).query(text))
                .check();
        boolean invalid = found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return invalid ? invocation.report(new QueryInvalidException(found), text) : exitCode;
    }

    private static int run(QueryRequest request, Report report, QuerySettings settings, Invocation invocation)
            throws IOException {
        Environment environment = invocation.environment();
        try (QueryResult result = request.run()) {
            environment.interruption().onInterrupt(result::cancel);
            report.range();
            Terminal terminal = environment.terminal();
            Progress progress = Progress.start(
                    terminal.error() && !invocation.quiet(),
                    invocation.console(),
                    () -> point(result.statistics()),
                    terminal);
            // Rows and progress would mix where both go to the terminal.
            Runnable beforeRows = terminal.output() ? progress::stop : () -> {};
            RowOutput output = new RowOutput(environment.output(), beforeRows);
            try {
                result.write(settings.output().format(), output);
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

    /** What is read of log groups is known only as messages that were looked at. */
    private static Progress.Point point(Statistics statistics) {
        return new Progress.Point(
                statistics.bytesRead() == 0 ? statistics.bytesScanned() : statistics.bytesRead(),
                statistics.bytesTotal(),
                statistics.recordsScanned(),
                statistics.elapsed());
    }
}
