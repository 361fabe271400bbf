package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.NaturalOrder;
import dev.loggia.event.Value;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.query.function.AggregateDefinition.Aggregate;
import dev.loggia.query.function.AggregateState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code stats}: one row a group with its keys and the results of its aggregates, ascending by keys. No row at all when no row came in,
 * as in the service (section 3.8).
 *
 * @param keys what to group by; none for one group
 * @param sortFirst index of the key to sort by first, the {@code bin}; 0 when there is none
 */
public record AggregateRows(List<Key> keys, List<Call> calls, int sortFirst) implements Collector {

    private static final int BATCH_ROWS = 1024;

    public AggregateRows {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    /** A group key. @param column the result's column */
    public record Key(String column, BoundExpression expression) {}

    /** A call of an aggregate. @param column the result's column */
    public record Call(String column, Aggregate aggregate, List<BoundExpression> arguments, boolean readsOrder) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    @Override
    public State newState(QueryContext context) {
        return new GroupsState(this, context);
    }

    private static final class GroupsState implements State {
        private final AggregateRows rows;
        private final QueryContext context;
        private final GroupTable table;
        private final List<AggregateState> states;
        private final boolean readsOrder;
        private int[] groups = new int[0];
        private long reserved;

        GroupsState(AggregateRows rows, QueryContext context) {
            this.rows = rows;
            this.context = context;
            this.table = new GroupTable(rows.keys.size());
            this.states =
                    rows.calls.stream().map(call -> call.aggregate.newState()).toList();
            this.readsOrder = rows.calls.stream().anyMatch(Call::readsOrder);
        }

        @Override
        public void add(Batch batch) {
            int size = batch.size();
            if (size == 0) {
                return;
            }
            if (groups.length < size) {
                groups = new int[size];
            }
            Column[] keys = rows.keys.stream()
                    .map(key -> Evaluator.evaluate(key.expression, batch))
                    .toArray(Column[]::new);
            table.add(keys, size, groups);
            context.checkGroups(table.size());
            OrderKeys order = readsOrder ? OrderKeys.of(batch) : null;
            for (int i = 0; i < states.size(); i++) {
                Call call = rows.calls.get(i);
                Column[] arguments = call.arguments.stream()
                        .map(argument -> Evaluator.evaluate(argument, batch))
                        .toArray(Column[]::new);
                states.get(i).add(groups, table.size(), arguments, call.readsOrder ? order : null, size);
            }
            account();
        }

        private void account() {
            long now = table.memoryBytes();
            for (AggregateState state : states) {
                now += state.memoryBytes();
            }
            context.reserveMemory(now - reserved);
            reserved = now;
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void merge(State other) {
            GroupsState state = (GroupsState) other;
            int[] mapping = table.merge(state.table);
            context.checkGroups(table.size());
            for (int i = 0; i < states.size(); i++) {
                states.get(i).merge(state.states.get(i), mapping, table.size());
            }
            context.releaseMemory(state.reserved);
            account();
        }

        @Override
        public Iterator<Batch> finish() {
            List<Integer> order = new ArrayList<>();
            for (int group = 0; group < table.size(); group++) {
                order.add(group);
            }
            order.sort((a, b) -> compareKeys(table.keys(a), table.keys(b)));
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < order.size();
                }

                @Override
                public Batch next() {
                    int size = Math.min(BATCH_ROWS, order.size() - next);
                    Batch batch = batch(order.subList(next, next + size));
                    next += size;
                    return batch;
                }
            };
        }

        private int compareKeys(@Nullable Value[] a, @Nullable Value[] b) {
            if (a.length == 0) {
                return 0;
            }
            int result = NaturalOrder.ASCENDING.compare(a[rows.sortFirst], b[rows.sortFirst]);
            for (int i = 0; i < a.length && result == 0; i++) {
                result = NaturalOrder.ASCENDING.compare(a[i], b[i]);
            }
            return result;
        }

        private Batch batch(List<Integer> order) {
            int size = order.size();
            Map<String, Column> columns = new HashMap<>();
            for (int k = 0; k < rows.keys.size(); k++) {
                @Nullable Value[] values = new Value[size];
                for (int i = 0; i < size; i++) {
                    values[i] = table.keys(order.get(i))[k];
                }
                columns.put(rows.keys.get(k).column, new Column.Mixed(values, size));
            }
            for (int c = 0; c < states.size(); c++) {
                @Nullable Value[] values = new Value[size];
                for (int i = 0; i < size; i++) {
                    values[i] = states.get(c).result(order.get(i));
                }
                columns.put(rows.calls.get(c).column, new Column.Mixed(values, size));
            }
            return Batch.of(size, columns);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            output.writeByte(1);
            table.write(output);
            for (AggregateState state : states) {
                state.write(output);
            }
        }

        @Override
        public void read(DataInput input) throws IOException {
            HeldRows.checkVersion(input);
            table.read(input);
            for (AggregateState state : states) {
                state.read(input);
            }
            account();
        }
    }
}
