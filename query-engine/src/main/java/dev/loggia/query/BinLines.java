package dev.loggia.query;

import dev.loggia.event.ScanRequest.TimeGrid;
import dev.loggia.event.SystemField;
import dev.loggia.query.exec.AggregateRows;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.BoundExpression.ColumnReference;
import dev.loggia.query.function.TimeBinCode;
import dev.loggia.query.plan.AggregateNode;
import dev.loggia.query.plan.ExtendNode;
import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of time between which a plan needs no event's own time: those of the bins it groups by, when nothing else in it reads
 * times.
 */
final class BinLines {

    private final List<TimeBinCode> bins = new ArrayList<>();
    private boolean readsTimes;

    private BinLines() {}

    /** @param promised filters that a source applies by itself. @return null when lines would save nothing */
    static @Nullable TimeGrid of(Plan plan, List<FilterNode> promised) {
        BinLines lines = new BinLines();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof AggregateNode aggregate) {
                lines.add(aggregate.rows());
                return lines.grid();
            }
            if (!(node instanceof RowNode)) {
                return null;
            }
            if (!(node instanceof FilterNode filter && promised.contains(filter))) {
                lines.add(node);
            }
        }
        return null;
    }

    private @Nullable TimeGrid grid() {
        if (readsTimes || bins.isEmpty()) {
            return null;
        }
        List<TimeBinCode> all = List.copyOf(bins);
        return millis ->
                all.stream().mapToLong(bin -> bin.nextChange(millis)).min().orElse(Long.MAX_VALUE);
    }

    private void add(PlanNode node) {
        readsTimes |=
                node.defines().contains(SystemField.TIMESTAMP) || node.defines().contains(SystemField.PTR);
        switch (node) {
            case FilterNode filter -> add(filter.condition());
            case ExtendNode extend -> add(extend.expression());
            default -> readsTimes |= node.reads().contains(SystemField.TIMESTAMP);
        }
    }

    private void add(AggregateRows rows) {
        rows.keys().forEach(key -> add(key.expression()));
        for (AggregateRows.Call call : rows.calls()) {
            readsTimes |= call.readsOrder();
            call.arguments().forEach(this::add);
        }
    }

    private void add(BoundExpression expression) {
        if (expression instanceof BoundExpression.Call call
                && call.code() instanceof TimeBinCode code
                && isTimestamp(call.arguments().getFirst())) {
            bins.add(code);
        } else {
            readsTimes |= isTimestamp(expression);
            expression.operands().forEach(this::add);
        }
    }

    private static boolean isTimestamp(BoundExpression expression) {
        return expression instanceof ColumnReference reference
                && reference.column().equals(SystemField.TIMESTAMP);
    }
}
