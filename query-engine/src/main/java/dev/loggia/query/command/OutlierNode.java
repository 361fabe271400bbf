package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.KeptRows;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.aggregate.Quartiles;
import dev.loggia.query.plan.OrderedNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code outlier}: numbers too far above the third quartile of their field, or below the first, are bounded or their rows left out
 * (section 3.23). The bounds are the quartiles plus or minus {@code factor} times the distance between them; the quartiles are those
 * of {@code pct}. What is no number is no outlier. The name of the marks, {@code field_outlier}, and that a value without a number has
 * none, are doubtful.
 *
 * @param columns the fields, each judged by itself
 * @param remove whether rows with an outlier go; else the outlier becomes the bound
 * @param lower whether there is a lower bound too
 * @param marks the columns that tell of each field whether it was an outlier; none when nobody asked
 */
public record OutlierNode(List<String> columns, boolean remove, double factor, boolean lower, List<String> marks)
        implements OrderedNode {

    public OutlierNode {
        columns = List.copyOf(columns);
        marks = List.copyOf(marks);
    }

    @Override
    public Set<String> reads() {
        return new LinkedHashSet<>(columns);
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(marks);
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return false;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        Set<String> kept = new TreeSet<>(layout.columns());
        kept.removeAll(marks);
        kept.addAll(columns);
        return context -> new AllRows(this, new RowLayout(List.copyOf(kept), layout.events()), context);
    }

    @Override
    public String describe() {
        return (remove ? "remove" : "bound") + " outliers of "
                + columns.stream().map(ExpressionText::name).collect(Collectors.joining(", ")) + " beyond " + factor
                + " times the distance of quartiles";
    }

    /** @param low the least number that is no outlier. @param high the greatest */
    private record Bounds(double low, double high) {
        static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private Bounds bounds(Quartiles quartiles) {
        if (quartiles.isEmpty()) {
            return Bounds.NONE;
        }
        double distance = factor * (quartiles.third() - quartiles.first());
        return new Bounds(
                lower ? quartiles.first() - distance : Double.NEGATIVE_INFINITY, quartiles.third() + distance);
    }

    private static final class AllRows implements OrderedOperator.State {
        private final OutlierNode node;
        private final KeptRows rows;
        private final Map<String, Quartiles> quartiles = new LinkedHashMap<>();

        AllRows(OutlierNode node, RowLayout layout, QueryContext context) {
            this.node = node;
            this.rows = new KeptRows(layout, context);
            context.reserveMemory(node.columns.size() * Quartiles.mostBytes());
            node.columns.forEach(column -> quartiles.put(column, new Quartiles()));
        }

        @Override
        public Batch add(Batch batch) {
            quartiles.forEach((name, ofColumn) -> {
                Column column = batch.column(name);
                for (int row = 0; row < batch.size(); row++) {
                    Value.Number number = Cell.number(column.value(row));
                    if (number != null) {
                        ofColumn.add(number.asDouble());
                    }
                }
            });
            rows.add(batch);
            return Batch.of(0, Map.of());
        }

        @Override
        public Iterator<Batch> finish() {
            Map<String, Bounds> bounds = new LinkedHashMap<>();
            quartiles.forEach((name, ofColumn) -> bounds.put(name, node.bounds(ofColumn)));
            return rows.batches().stream()
                    .map(batch -> node.judged(batch, bounds))
                    .iterator();
        }
    }

    private Batch judged(Batch batch, Map<String, Bounds> bounds) {
        boolean[] leftOut = new boolean[batch.size()];
        Batch judged = batch;
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            Bounds ofColumn = bounds.getOrDefault(name, Bounds.NONE);
            Column column = batch.column(name);
            @Nullable Value[] values = new Value[batch.size()];
            @Nullable Value[] marked = new Value[batch.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.value(row);
                Value.Number number = Cell.number(values[row]);
                if (number != null) {
                    double bounded = Math.clamp(number.asDouble(), ofColumn.low, ofColumn.high);
                    boolean outlier = bounded != number.asDouble();
                    marked[row] = Value.of(outlier);
                    leftOut[row] |= remove && outlier;
                    values[row] = outlier ? Value.of(bounded) : values[row];
                }
            }
            judged = judged.with(name, new Column.Mixed(values, values.length));
            if (!marks.isEmpty()) {
                judged = judged.with(marks.get(i), new Column.Mixed(marked, marked.length));
            }
        }
        return without(judged, leftOut);
    }

    private static Batch without(Batch batch, boolean[] leftOut) {
        int[] rows = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < leftOut.length; row++) {
            if (!leftOut[row]) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }
}
