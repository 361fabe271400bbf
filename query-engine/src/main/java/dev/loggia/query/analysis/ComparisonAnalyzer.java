package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.pattern.AnomalyNode;
import dev.loggia.query.pattern.ComparedTimes;
import dev.loggia.query.pattern.ComparisonNode;
import dev.loggia.query.pattern.PatternNode;
import dev.loggia.query.plan.PlanNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code diff}, {@code logcompare} and {@code anomaly} (sections 3.13, 3.14 and 3.23). Each takes over the {@code pattern} just before it,
 * or stands for one of {@code @message}.
 */
final class ComparisonAnalyzer {

    private final List<PlanNode> nodes;
    private final Settings settings;
    private final Problems problems;
    private final Scope scope;

    /** @param nodes the steps so far, to which is added */
    ComparisonAnalyzer(List<PlanNode> nodes, Settings settings, Problems problems, Scope scope) {
        this.nodes = nodes;
        this.settings = settings;
        this.problems = problems;
        this.scope = scope;
    }

    void diff(Command.Diff diff) {
        Period shift = diff.period() == null
                ? null
                : switch (diff.period()) {
                    case PREVIOUS_DAY -> new Period(1, Period.Unit.DAY);
                    case PREVIOUS_WEEK -> new Period(1, Period.Unit.WEEK);
                    case PREVIOUS_MONTH -> new Period(1, Period.Unit.MONTH);
                };
        compare("diff", shift, diff.span());
    }

    void logcompare(Command.LogCompare compare) {
        Command.PeriodAt shift = compare.timeShift();
        if (shift.period().count() == 0) {
            problems.error(
                    "argument-value",
                    shift.span(),
                    "with a shift of nothing logcompare compares a time with itself",
                    "give how far back to look, such as timeshift 7d");
        }
        compare("logcompare", shift.period(), compare.span());
    }

    void anomaly() {
        nodes.add(new AnomalyNode(text()));
        startRows("anomaly", AnomalyNode.shown(), AnomalyNode.columns());
    }

    private void compare(String command, @Nullable Period shift, SourceSpan span) {
        Optional<ComparedTimes> times = times(shift);
        // What is only checked will be given a range when it runs.
        if (times.isEmpty() && settings.sources() != null) {
            problems.error(
                    "open-range",
                    span,
                    command + " compares the time range of the query with an earlier one, and the query has no start",
                    "give a range, such as -s 1h, or --since and --until");
        }
        BoundExpression text = text();
        times.ifPresent(compared -> nodes.add(new ComparisonNode(text, compared)));
        startRows(command, ComparisonNode.shown(), ComparisonNode.columns());
    }

    private BoundExpression text() {
        if (!nodes.isEmpty() && nodes.getLast() instanceof PatternNode pattern) {
            nodes.removeLast();
            return pattern.text();
        }
        return scope.resolve(FieldName.of(SystemField.MESSAGE))
                .orElse(new BoundExpression.ColumnReference(SystemField.MESSAGE));
    }

    private void startRows(String command, List<String> shown, List<String> columns) {
        scope.startRows(command);
        shown.forEach(column -> scope.define(column, Scope.Origin.STATS));
        columns.stream().filter(column -> !shown.contains(column)).forEach(scope::offer);
    }

    /**
     * The query's time, up to now when it has no end, and one as long before it: the end is moved by the calendar, so that a month back
     * from the 31st is the last day of the month before. Empty when the query has no start.
     *
     * @param shift null for the time just before
     */
    private Optional<ComparedTimes> times(@Nullable Period shift) {
        TimeRange range = settings.range();
        if (range.start() == Long.MIN_VALUE) {
            return Optional.empty();
        }
        long end = range.end() == Long.MAX_VALUE ? Math.max(range.start(), settings.queryTime()) : range.end();
        TimeRange current = new TimeRange(range.start(), end);
        long length = end - range.start();
        long earlierEnd = shift == null ? range.start() - 1 : Analyzer.movedBack(end, shift);
        return Optional.of(new ComparedTimes(current, new TimeRange(earlierEnd - length, earlierEnd)));
    }
}
