package dev.loggia.query.plan;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.DistinctRows;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.expression.ExpressionText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code dedup}: the first row in an order for each combination of fields. */
public record DistinctNode(List<String> fields, RowOrdering ordering) implements CollectorNode {

    public DistinctNode {
        fields = List.copyOf(fields);
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>(fields);
        ordering.keys().forEach(key -> reads.add(key.column()));
        return reads;
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean replacesRows() {
        return false;
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return new DistinctRows(fields, ordering, layout);
    }

    @Override
    public String describe() {
        return "one row for each "
                + fields.stream().map(ExpressionText::name).collect(Collectors.joining(", "))
                + ", " + SortNode.describe(ordering);
    }
}
