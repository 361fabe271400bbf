package dev.loggia.query.pattern;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.CollectorNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code pattern}: one row for each structure of a text. */
public record PatternNode(BoundExpression text) implements CollectorNode {

    /** The columns of its rows, in the order in which they are shown. */
    public static List<String> columns() {
        return Pattern.COLUMNS;
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(text.columns());
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(Pattern.COLUMNS);
    }

    @Override
    public boolean replacesRows() {
        return true;
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return new PatternRows(
                text,
                Pattern.COLUMNS.stream().filter(layout.columns()::contains).toList(),
                new AllPatterns());
    }

    @Override
    public String describe() {
        return "patterns of " + ExpressionText.of(text);
    }
}
