package dev.loggia.query.pattern;

import dev.loggia.event.TimeRange;
import dev.loggia.event.TimestampText;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.CollectorNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code diff} and {@code logcompare}: one row for each structure of a text, with its events now and before. */
public record ComparisonNode(BoundExpression text, ComparedTimes times) implements CollectorNode {

    /** The columns that are shown, in order. */
    public static List<String> shown() {
        return ComparedPatterns.SHOWN;
    }

    /** All columns of its rows. */
    public static List<String> columns() {
        return ComparedPatterns.COLUMNS;
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(text.columns());
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(columns());
    }

    @Override
    public boolean replacesRows() {
        return true;
    }

    @Override
    public List<TimeRange> ranges(TimeRange range) {
        return times.ranges();
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return new PatternRows(
                text, columns().stream().filter(layout.columns()::contains).toList(), new ComparedPatterns(times));
    }

    @Override
    public String describe() {
        return "patterns of " + ExpressionText.of(text) + " from " + describe(times.current()) + ", compared with "
                + describe(times.earlier());
    }

    private static String describe(TimeRange range) {
        return TimestampText.format(range.start()) + " to " + TimestampText.format(range.end());
    }
}
