package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.Arithmetic;
import dev.loggia.query.function.TimeBinCode;
import dev.loggia.query.plan.OrderedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code fillmissing}: after the rows of {@code stats ... by bin(p)}, a row for each bin without one, for each combination of the other
 * keys that there is (sections 3.23 and 15.6). Rows with other keys only where the result has them, and both ends of the time range
 * included, are doubtful. An end that is open is that of the rows. The added rows come last; a sort follows.
 *
 * @param range the times whose events were read
 * @param bins the column of the bins and how a time becomes one
 * @param others the columns of the other keys
 * @param values what added rows have in the other columns
 */
public record FillMissingNode(TimeRange range, Bins bins, List<String> others, Map<String, Value> values)
        implements OrderedNode {

    private static final int BATCH_ROWS = 1024;

    public FillMissingNode {
        others = List.copyOf(others);
        values = Map.copyOf(values);
    }

    /** @param offset by which the bins were moved forward, null when they were not */
    public record Bins(
            String column, TimeBinCode code, @Nullable Period offset) {

        long label(long time) {
            return moved(code.boundary(time), 1);
        }

        long moved(long time, int sign) {
            Value moved = offset == null ? null : Arithmetic.plus(new Value.Timestamp(time), offset, sign);
            return moved instanceof Value.Timestamp label ? label.millis() : time;
        }
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>(others);
        reads.add(bins.column);
        return reads;
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return false;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        return context -> new Gaps(this, context);
    }

    @Override
    public String describe() {
        return "add rows for missing bins of " + ExpressionText.name(bins.column);
    }

    /** The bins that one combination of the other keys has. */
    private record Series(@Nullable Value[] keys, Set<Long> bins) {}

    private static final class Gaps implements OrderedOperator.State {
        private static final long BYTES_A_BIN = 64;

        private final FillMissingNode node;
        private final QueryContext context;
        private final Map<List<@Nullable Object>, Series> series = new LinkedHashMap<>();
        private long first;
        private long last;
        private long rows;

        Gaps(FillMissingNode node, QueryContext context) {
            this.node = node;
            this.context = context;
            this.first = node.range.start() == Long.MIN_VALUE ? Long.MAX_VALUE : node.range.start();
            this.last = node.range.end() == Long.MAX_VALUE ? Long.MIN_VALUE : node.range.end();
            if (node.others.isEmpty()) {
                series.put(List.of(), new Series(new Value[0], new HashSet<>()));
            }
        }

        @Override
        public Batch add(Batch batch) {
            Column times = batch.column(node.bins.column);
            List<Column> others = node.others.stream().map(batch::column).toList();
            for (int row = 0; row < batch.size(); row++) {
                @Nullable Value[] keys = new Value[others.size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = others.get(i).value(row);
                }
                Series ofKeys = series.computeIfAbsent(identity(keys), key -> new Series(keys, new HashSet<>()));
                if (times.value(row) instanceof Value.Timestamp bin) {
                    ofKeys.bins.add(bin.millis());
                    long time = node.bins.moved(bin.millis(), -1);
                    first = node.range.start() == Long.MIN_VALUE ? Math.min(first, time) : first;
                    last = node.range.end() == Long.MAX_VALUE ? Math.max(last, time) : last;
                }
            }
            rows += batch.size();
            context.reserveMemory(batch.size() * BYTES_A_BIN * (1 + others.size()));
            return batch;
        }

        /** As groups are told apart: by what is printed, times by value. */
        private static List<@Nullable Object> identity(@Nullable Value[] keys) {
            List<@Nullable Object> identity = new ArrayList<>();
            for (Value key : keys) {
                identity.add(key == null || key instanceof Value.Timestamp ? key : ValueText.exact(key));
            }
            return identity;
        }

        @Override
        public Iterator<Batch> finish() {
            return new Added(this);
        }
    }

    /** The rows that were missing, made as they are asked for: one series after the other, each from its first bin to its last. */
    private static final class Added implements Iterator<Batch> {
        private final Gaps gaps;
        private final Iterator<Series> series;
        private @Nullable Series current;
        private long time;

        Added(Gaps gaps) {
            this.gaps = gaps;
            this.series = gaps.series.values().iterator();
        }

        @Override
        public boolean hasNext() {
            return gaps.first <= gaps.last && (current != null || series.hasNext());
        }

        @Override
        public Batch next() {
            Series filled = current == null ? series.next() : current;
            if (current == null) {
                time = gaps.first;
            }
            current = filled;
            List<Value> labels = new ArrayList<>();
            for (int seen = 0; seen < BATCH_ROWS && current != null; seen++) {
                long label = gaps.node.bins.label(time);
                if (filled.bins.add(label)) {
                    labels.add(new Value.Timestamp(label));
                }
                time = gaps.node.bins.code.nextChange(time);
                current = time <= gaps.last && time != Long.MAX_VALUE ? filled : null;
            }
            gaps.rows += labels.size();
            gaps.context.checkGroups(gaps.rows);
            gaps.context.reserveMemory(labels.size() * Gaps.BYTES_A_BIN);
            return batch(filled, labels);
        }

        private Batch batch(Series filled, List<Value> labels) {
            int size = labels.size();
            Map<String, Column> columns = new HashMap<>();
            columns.put(gaps.node.bins.column, new Column.Mixed(labels.toArray(Value[]::new), size));
            for (int i = 0; i < filled.keys.length; i++) {
                columns.put(gaps.node.others.get(i), new Column.Constant(filled.keys[i], size));
            }
            gaps.node.values.forEach((column, value) -> columns.put(column, new Column.Constant(value, size)));
            return Batch.of(size, columns);
        }
    }
}
