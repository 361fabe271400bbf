package dev.loggia.query.plan;

import dev.loggia.query.exec.AggregateRows;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.ExpressionText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups rows and computes aggregates.
 *
 * @param rows what to compute
 * @param calls the text of each call, for the reader of a plan
 */
public record AggregateNode(AggregateRows rows, List<String> calls) implements CollectorNode {

    public AggregateNode {
        calls = List.copyOf(calls);
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        rows.keys().forEach(key -> reads.addAll(key.expression().columns()));
        rows.calls().forEach(call -> call.arguments().forEach(argument -> reads.addAll(argument.columns())));
        return reads;
    }

    @Override
    public Set<String> defines() {
        Set<String> defines = new LinkedHashSet<>();
        rows.keys().forEach(key -> defines.add(key.column()));
        rows.calls().forEach(call -> defines.add(call.column()));
        return defines;
    }

    @Override
    public boolean replacesRows() {
        return true;
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return rows;
    }

    @Override
    public String describe() {
        List<String> keys = new ArrayList<>();
        for (AggregateRows.Key key : rows.keys()) {
            BoundExpression expression = key.expression();
            String text = ExpressionText.of(expression);
            String name = ExpressionText.name(key.column());
            keys.add(text.equals(name) ? text : text + " as " + name);
        }
        return "aggregate " + String.join(", ", calls)
                + (keys.isEmpty() ? "" : keys.stream().collect(Collectors.joining(", ", " by ", "")));
    }
}
