package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.NaturalOrder;
import dev.loggia.event.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The first (or last) rows of an order, in that order: {@code sort} and {@code limit} in one, so that no more than a few times the limit
 * is held at any moment. A limit of {@link Long#MAX_VALUE} sorts everything.
 *
 * @param limit how many rows
 * @param last whether the last rows of the order are wanted; they still come out in that order
 * @param seen told once, with the number of rows there were before the cut
 */
public record TopRows(RowOrdering ordering, long limit, boolean last, RowLayout layout, LongConsumer seen)
        implements Collector {

    /** Rows that are held beyond the limit before the surplus is dropped: sorting seldom is cheaper than holding little. */
    private static final int SLACK = 8192;

    /** Batches that rows may point into before their cells are read and the batches let go: each may pin a chunk of a file. */
    private static final int MOST_PINNED_BATCHES = 256;

    @Override
    public State newState(QueryContext context) {
        return new TopState(this, context);
    }

    private Comparator<HeldRow> selection() {
        Comparator<HeldRow> comparator = ordering.comparator();
        return last ? comparator.reversed() : comparator;
    }

    private static final class TopState implements State {
        private final TopRows top;
        private final QueryContext context;
        private final Comparator<HeldRow> selection;
        private List<HeldRow> rows = new ArrayList<>();
        private @Nullable HeldRow worst;
        private long arrived;
        private long reserved;
        private int pinnedBatches;

        TopState(TopRows top, QueryContext context) {
            this.top = top;
            this.context = context;
            this.selection = top.selection();
        }

        @Override
        public void add(Batch batch) {
            int size = batch.size();
            Column[] keys = top.ordering.keys().stream()
                    .map(key -> batch.column(key.column()))
                    .toArray(Column[]::new);
            OrderKeys order = top.layout.events() ? OrderKeys.of(batch) : null;
            int before = rows.size();
            for (int row = 0; row < size; row++) {
                if (isSurelyCut(keys, order, row)) {
                    continue;
                }
                @Nullable Value[] values = new Value[keys.length];
                for (int k = 0; k < keys.length; k++) {
                    values[k] = keys[k].value(row);
                }
                HeldRow held = new HeldRow(values, order, arrived + row, batch, row);
                if (worst == null || selection.compare(held, worst) < 0) {
                    rows.add(held);
                }
            }
            arrived += size;
            if (rows.size() > before) {
                pinnedBatches++;
                reserve((rows.size() - before) * HeldRow.BASE_BYTES);
                if (rows.size() - Math.max(SLACK, Math.min(top.limit, 8 * SLACK)) >= top.limit) {
                    cut();
                }
                if (pinnedBatches >= MOST_PINNED_BATCHES) {
                    materialise();
                }
            }
        }

        /** Most rows are worse than the worst that is kept: they are told by their first key, without making an object. */
        private boolean isSurelyCut(Column[] keys, @Nullable OrderKeys order, int row) {
            if (worst == null) {
                return false;
            }
            int comparison;
            if (keys.length > 0) {
                comparison = NaturalOrder.ASCENDING.compare(keys[0].value(row), worst.key(0));
                comparison = top.ordering.keys().getFirst().descending() ? -comparison : comparison;
            } else if (order != null && top.ordering.tie() != RowOrdering.Tie.ARRIVAL) {
                comparison = order.compare(row, worst);
                comparison = top.ordering.tie() == RowOrdering.Tie.ORDER_KEY_DESCENDING ? -comparison : comparison;
            } else {
                return false;
            }
            return top.last ? comparison < 0 : comparison > 0;
        }

        private void reserve(long bytes) {
            context.reserveMemory(bytes);
            reserved += bytes;
        }

        private void materialise() {
            reserve(top.layout.materialise(rows));
            pinnedBatches = 0;
        }

        /** Drops what the limit cannot let through. */
        private void cut() {
            rows.sort(selection);
            if (rows.size() <= top.limit) {
                return;
            }
            long cut = rows.size() - top.limit;
            rows = new ArrayList<>(rows.subList(0, (int) top.limit));
            worst = rows.isEmpty() ? worst : rows.getLast();
            long released = cut * HeldRow.BASE_BYTES;
            context.releaseMemory(released);
            reserved -= released;
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void merge(State other) {
            TopState state = (TopState) other;
            rows.addAll(state.rows);
            arrived += state.arrived;
            reserved += state.reserved;
            cut();
        }

        @Override
        public Iterator<Batch> finish() {
            cut();
            rows.sort(top.ordering.comparator());
            materialise();
            top.seen.accept(arrived);
            return top.layout.batches(rows);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            cut();
            materialise();
            output.writeByte(1);
            output.writeLong(arrived);
            HeldRows.write(rows, output);
        }

        @Override
        public void read(DataInput input) throws IOException {
            HeldRows.checkVersion(input);
            arrived = input.readLong();
            rows = HeldRows.read(input);
        }
    }
}
