package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.plan.OrderedNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code filldown}: a missing value becomes the last one before it (section 3.22). It fills those of its columns that later steps or the
 * result read, so that a wildcard means every field that the query ever names, and what is read after it decides what is read before.
 */
public record FillDownNode(List<NamePattern> patterns) implements OrderedNode {

    public FillDownNode {
        patterns = List.copyOf(patterns);
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return true;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        List<String> columns = layout.columns().stream()
                .filter(column -> patterns.stream().anyMatch(pattern -> pattern.matches(column)))
                .toList();
        return context -> new LastValues(columns, context);
    }

    @Override
    public String describe() {
        return "fill down " + patterns.stream().map(NamePattern::text).collect(Collectors.joining(" "));
    }

    private static final class LastValues implements OrderedOperator.State {
        private final List<String> columns;
        private final QueryContext context;
        private final Map<String, Value> last = new HashMap<>();

        LastValues(List<String> columns, QueryContext context) {
            this.columns = columns;
            this.context = context;
        }

        @Override
        public Batch add(Batch batch) {
            Batch filled = batch;
            for (String column : columns) {
                filled = filled.with(column, fill(column, batch.column(column)));
            }
            return filled;
        }

        private Column fill(String name, Column column) {
            Value before = last.get(name);
            Value current = before;
            @Nullable Value[] values = new Value[column.size()];
            for (int row = 0; row < values.length; row++) {
                Value value = column.value(row);
                current = value == null ? current : value;
                values[row] = current;
            }
            if (current != null) {
                context.reserveMemory(RowLayout.memoryBytes(current) - RowLayout.memoryBytes(before));
                last.put(name, current);
            }
            return new Column.Mixed(values, values.length);
        }
    }
}
