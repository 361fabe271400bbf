package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.OrderedNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code autoregress}: the values that earlier rows have (section 3.22). The first rows have none.
 *
 * @param firstLag how many rows back the first copy comes from, at least 1; each further copy comes from one row more
 * @param copies the columns of the copies
 */
public record AutoRegressNode(String column, int firstLag, List<String> copies) implements OrderedNode {

    public AutoRegressNode {
        copies = List.copyOf(copies);
    }

    @Override
    public Set<String> reads() {
        return Set.of(column);
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(copies);
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return true;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        return context -> new EarlierValues(this, context);
    }

    @Override
    public String describe() {
        return "earlier values of " + ExpressionText.name(column) + " as "
                + copies.stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }

    /** The values of the rows before, in a ring once they are as many as the longest lag. */
    private static final class EarlierValues implements OrderedOperator.State {
        private final AutoRegressNode node;
        private final QueryContext context;
        private final int longestLag;
        private final List<@Nullable Value> ring = new ArrayList<>();
        private int next;

        EarlierValues(AutoRegressNode node, QueryContext context) {
            this.node = node;
            this.context = context;
            this.longestLag = node.firstLag + node.copies.size() - 1;
        }

        @Override
        public Batch add(Batch batch) {
            Column values = batch.column(node.column);
            @Nullable Value[][] copies = new Value[node.copies.size()][batch.size()];
            long growth = 0;
            for (int row = 0; row < batch.size(); row++) {
                for (int copy = 0; copy < copies.length; copy++) {
                    copies[copy][row] = before(node.firstLag + copy);
                }
                growth += keep(values.value(row));
            }
            context.reserveMemory(growth);
            Batch extended = batch;
            for (int copy = 0; copy < copies.length; copy++) {
                extended = extended.with(node.copies.get(copy), new Column.Mixed(copies[copy], batch.size()));
            }
            return extended;
        }

        private @Nullable Value before(int lag) {
            return lag > ring.size() ? null : ring.get(Math.floorMod(next - lag, ring.size()));
        }

        /** @return by how many bytes more is kept */
        private long keep(@Nullable Value value) {
            long bytes = RowLayout.memoryBytes(value);
            if (ring.size() < longestLag) {
                ring.add(value);
                next = ring.size() == longestLag ? 0 : ring.size();
                return bytes;
            }
            Value displaced = ring.set(next, value);
            next = (next + 1) % longestLag;
            return bytes - RowLayout.memoryBytes(displaced);
        }
    }
}
