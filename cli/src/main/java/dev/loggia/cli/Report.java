package dev.loggia.cli;

import dev.loggia.FileDescription;
import dev.loggia.LogGroup;
import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.Statistics;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.InputReport;
import dev.loggia.event.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;

/** What is told beside the rows of a query: the range, warnings, what was looked at. */
final class Report {

    private final Invocation invocation;
    private final QuerySettings settings;
    private final Loggia loggia;

    /** @param loggia what is queried */
    Report(Invocation invocation, QuerySettings settings, Loggia loggia) {
        this.invocation = invocation;
        this.settings = settings;
        this.loggia = loggia;
    }

    /** An input, with its format, before it is read. */
    static String input(FileDescription input) {
        StringBuilder line = new StringBuilder(input.path()).append(": ").append(input.format());
        if (!input.evidence().isEmpty()) {
            line.append(" (").append(input.evidence()).append(')');
        }
        if (!input.compression().isEmpty()) {
            line.append(", ").append(input.compression());
        }
        if (input.bytes() >= 0) {
            line.append(", ").append(Quantity.bytes(input.bytes()));
        }
        return line.toString();
    }

    /** What was asked for, so that it is told to those also who want to hear of errors only. */
    void plan(String text) {
        text.lines().forEach(invocation.console()::note);
    }

    /** The range to be searched, if there is one. */
    void range() {
        String since = settings.since().map(this::time).orElse("");
        String until = settings.until().map(this::time).orElse("");
        if (!since.isEmpty() || !until.isEmpty()) {
            invocation.note("searching"
                    + (since.isEmpty() ? "" : " from " + since)
                    + (until.isEmpty() ? "" : since.isEmpty() ? " up to " + until : " to " + until)
                    + " " + settings.output().zone());
        }
    }

    /** After the last row. */
    void done(QueryResult result) {
        invocation.warn(result.warnings(), settings.query().text());
        if (invocation.verbose()) {
            result.inputs().forEach(this::input);
        }
        Statistics statistics = result.statistics();
        if (statistics.recordsScanned() + statistics.recordsSkipped() == 0
                && (settings.since().isPresent() || settings.until().isPresent())) {
            invocation.note("no event in the range: " + whereEventsAre());
        }
        statistics(statistics);
        steps(result);
    }

    private void steps(QueryResult result) {
        if (settings.explain()) {
            plan(result.explain());
        }
    }

    /** Log groups know it; files would have to be read again. */
    private String whereEventsAre() {
        if (settings.groups().isEmpty() || !settings.inputs().isEmpty() || settings.skipDamaged()) {
            return "without -s and -e everything is searched";
        }
        List<TimeRange> times = loggia.groups(settings.groups()).stream()
                .map(LogGroup::describe)
                .flatMap(group -> group.times().stream())
                .toList();
        LongSummaryStatistics starts =
                times.stream().mapToLong(TimeRange::start).summaryStatistics();
        LongSummaryStatistics ends = times.stream().mapToLong(TimeRange::end).summaryStatistics();
        return times.isEmpty()
                ? "there are none at all"
                : "the events are from " + time(Instant.ofEpochMilli(starts.getMin())) + " to "
                        + time(Instant.ofEpochMilli(ends.getMax())) + " "
                        + settings.output().zone();
    }

    /** What was found in an input. */
    private void input(InputReport input) {
        StringBuilder line = new StringBuilder(input.name())
                .append(": ")
                .append(input.format())
                .append(", ")
                .append(Quantity.count(input.events(), "event"))
                .append(", ")
                .append(Quantity.bytes(input.bytes()));
        TimeRange times = input.times();
        if (times != null) {
            line.append(", from ")
                    .append(time(Instant.ofEpochMilli(times.start())))
                    .append(" to ")
                    .append(time(Instant.ofEpochMilli(times.end())));
        }
        input.remarks().forEach(remark -> line.append("; ").append(remark));
        invocation.note(line.toString());
    }

    /** When there will be no more rows. @param rowsWritten whether there were some */
    void endedEarly(QueryResult result, LoggiaException failure, boolean rowsWritten) {
        invocation.warn(result.warnings(), settings.query().text());
        if (failure instanceof QueryCancelledException) {
            invocation
                    .console()
                    .error(
                            rowsWritten
                                    ? "interrupted: the rows printed are right, but there may be more"
                                    : "interrupted before there was a row: nothing is printed",
                            "");
        } else {
            invocation.report(failure, settings.query().text());
        }
        statistics(result.statistics());
        steps(result);
    }

    private void statistics(Statistics statistics) {
        statistics.found().ifPresent(found -> {
            if (settings.since().isEmpty() || settings.until().isEmpty()) {
                invocation.note("events from " + time(Instant.ofEpochMilli(found.start())) + " to "
                        + time(Instant.ofEpochMilli(found.end())) + " "
                        + settings.output().zone());
            }
        });
        StringBuilder line = new StringBuilder()
                .append(Quantity.count(statistics.rows(), "row"))
                .append(", ")
                .append(Quantity.count(statistics.recordsMatched()))
                .append(" of ")
                .append(Quantity.count(statistics.recordsScanned(), "event"))
                .append(" matched");
        if (statistics.recordsSkipped() > 0) {
            line.append(", ")
                    .append(Quantity.count(statistics.recordsSkipped()))
                    .append(" skipped");
        }
        line.append(", ")
                .append(Quantity.bytes(statistics.bytesScanned()))
                .append(" in ")
                .append(Quantity.time(statistics.elapsed()))
                .append(" (")
                .append(Quantity.rate(statistics.bytesScanned(), statistics.elapsed()))
                .append(")");
        invocation.note(line.toString());
    }

    private String time(Instant instant) {
        return settings.output().time(instant);
    }
}
