package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.plan.OrderedNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code appendcols} (section 3.24): the cells of the first row beside the first row, of the second beside the second.
 *
 * @param appended what the other rows are called where the plan is shown
 * @param rows the other rows, whose columns are added
 * @param merged those of the columns that may have been there before: their cells stay, with {@code override} where the other rows have
 *     none
 * @param override whether the other rows' cells take the place of those that were there
 */
public record AppendColumnsNode(String appended, SubqueryRows rows, Set<String> merged, boolean override)
        implements OrderedNode {

    public AppendColumnsNode {
        merged = Set.copyOf(merged);
    }

    @Override
    public Set<String> reads() {
        return new HashSet<>(merged);
    }

    @Override
    public Set<String> defines() {
        return new LinkedHashSet<>(rows.columns());
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return true;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        return context -> new Beside(this);
    }

    @Override
    public String describe() {
        return "append the columns of " + appended + ": "
                + rows.columns().stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }

    private static final class Beside implements OrderedOperator.State {
        private final AppendColumnsNode node;
        private int next;

        Beside(AppendColumnsNode node) {
            this.node = node;
        }

        @Override
        public Batch add(Batch batch) {
            List<@Nullable Value[]> rows = node.rows.rows();
            int size = batch.size();
            Batch extended = batch;
            for (int i = 0; i < node.rows.columns().size(); i++) {
                String column = node.rows.columns().get(i);
                Column before = node.merged.contains(column) ? batch.column(column) : Column.missing(size);
                @Nullable Value[] cells = new Value[size];
                for (int row = 0; row < size; row++) {
                    Value own = before.value(row);
                    Value other = next + row < rows.size() ? rows.get(next + row)[i] : null;
                    cells[row] = own == null || node.override && other != null ? other : own;
                }
                extended = extended.with(column, new Column.Mixed(cells, size));
            }
            next = Math.min(next + size, rows.size());
            return extended;
        }
    }
}
