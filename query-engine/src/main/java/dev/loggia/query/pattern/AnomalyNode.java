package dev.loggia.query.pattern;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.CollectorNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code anomaly}: what is unusual about the structures of a text, one row an anomaly. */
public record AnomalyNode(BoundExpression text) implements CollectorNode {

    /** The columns that are shown, in order. */
    public static List<String> shown() {
        return AnomalousPatterns.SHOWN;
    }

    /** All columns of its rows. */
    public static List<String> columns() {
        return AnomalousPatterns.COLUMNS;
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
    public Collector collector(RowLayout layout, Notices notices) {
        return new PatternRows(
                text, columns().stream().filter(layout.columns()::contains).toList(), new AnomalousPatterns());
    }

    @Override
    public String describe() {
        return "anomalies of the patterns of " + ExpressionText.of(text);
    }
}
