package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dedup}: of the rows whose fields agree the first in an order, and every row in which a field is missing (section 3.11), in
 * that order.
 */
public record DistinctRows(List<String> fields, RowOrdering ordering, RowLayout layout) implements Collector {

    public DistinctRows {
        fields = List.copyOf(fields);
    }

    @Override
    public State newState(QueryContext context) {
        return new DistinctState(this, context);
    }

    private static final class DistinctState implements State {
        private final DistinctRows distinct;
        private final QueryContext context;
        private final Comparator<HeldRow> comparator;
        private final GroupTable table;
        private final List<HeldRow> best = new ArrayList<>();
        private final List<HeldRow> incomplete = new ArrayList<>();
        private int[] groups = new int[0];
        private long arrived;
        private long tableBytes;
        private final HeldBatches batches;

        DistinctState(DistinctRows distinct, QueryContext context) {
            this.distinct = distinct;
            this.context = context;
            this.comparator = distinct.ordering.comparator();
            this.table = new GroupTable(distinct.fields.size());
            this.batches = new HeldBatches(context);
        }

        @Override
        public void add(Batch batch) {
            int size = batch.size();
            Column[] columns = distinct.fields.stream().map(batch::column).toArray(Column[]::new);
            Column[] keys = distinct.ordering.keys().stream()
                    .map(key -> batch.column(key.column()))
                    .toArray(Column[]::new);
            OrderKeys order = distinct.layout.events() ? OrderKeys.of(batch) : null;
            if (groups.length < size) {
                groups = new int[size];
            }
            table.add(columns, size, groups);
            int kept = best.size() + incomplete.size();
            boolean holds = false;
            for (int row = 0; row < size; row++) {
                @Nullable Value[] values = new Value[keys.length];
                for (int k = 0; k < keys.length; k++) {
                    values[k] = keys[k].value(row);
                }
                HeldRow held = new HeldRow(values, order, arrived + row, batch, row);
                holds |= keep(groups[row], held);
            }
            arrived += size;
            account(best.size() + incomplete.size() - kept);
            if (holds && batches.add(batch)) {
                materialise();
            }
        }

        /** Whether the row is held from now on. */
        private boolean keep(int group, HeldRow held) {
            boolean isNew = best.size() <= group;
            while (best.size() <= group) {
                best.add(held);
            }
            if (hasMissing(table.keys(group))) {
                incomplete.add(held);
                return true;
            }
            if (comparator.compare(held, best.get(group)) < 0) {
                context.releaseMemory(best.set(group, held).cellBytes());
                return true;
            }
            return isNew;
        }

        private static boolean hasMissing(@Nullable Value[] values) {
            for (Value value : values) {
                if (value == null) {
                    return true;
                }
            }
            return false;
        }

        private void account(int added) {
            context.checkGroups(table.size());
            long now = table.memoryBytes();
            context.reserveMemory(now - tableBytes + added * HeldRow.BASE_BYTES);
            tableBytes = now;
        }

        private void materialise() {
            context.reserveMemory(distinct.layout.materialise(best) + distinct.layout.materialise(incomplete));
            batches.clear();
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void merge(State other) {
            DistinctState state = (DistinctState) other;
            int[] mapping = table.merge(state.table);
            for (int group = 0; group < mapping.length; group++) {
                HeldRow held = state.best.get(group);
                if (best.size() <= mapping[group]) {
                    best.add(held);
                } else {
                    keepBetter(mapping[group], held);
                }
            }
            incomplete.addAll(state.incomplete);
            context.checkGroups(table.size());
            long now = table.memoryBytes();
            context.reserveMemory(now - tableBytes - state.tableBytes);
            tableBytes = now;
        }

        /** Of two rows of one group that both have memory of their own. */
        private void keepBetter(int group, HeldRow held) {
            // Rows in which a field is missing are kept elsewhere, all of them.
            if (hasMissing(table.keys(group))) {
                return;
            }
            HeldRow dropped = comparator.compare(held, best.get(group)) < 0 ? best.set(group, held) : held;
            context.releaseMemory(dropped.cellBytes() + HeldRow.BASE_BYTES);
        }

        @Override
        public Iterator<Batch> finish() {
            materialise();
            List<HeldRow> rows = new ArrayList<>(incomplete);
            for (int group = 0; group < best.size(); group++) {
                if (!hasMissing(table.keys(group))) {
                    rows.add(best.get(group));
                }
            }
            rows.sort(comparator);
            return distinct.layout.batches(rows);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            materialise();
            output.writeByte(1);
            table.write(output);
            HeldRows.write(best, output);
            HeldRows.write(incomplete, output);
        }

        @Override
        public void read(DataInput input) throws IOException {
            HeldRows.checkVersion(input);
            table.read(input);
            best.addAll(HeldRows.read(input));
            incomplete.addAll(HeldRows.read(input));
        }
    }
}
