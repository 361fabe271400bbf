package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.NaturalOrder;
import dev.loggia.event.TimeRange;
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
 * @param seen told once, with the number of rows there were before the cut; -1 when it is unknown but more than the limit
 * @param narrows whether sources are told which times still matter once the limit is full: only for rows that come straight from
 *     sources, in an order that begins with the events' own time
 */
public record TopRows(
        RowOrdering ordering, long limit, boolean last, RowLayout layout, LongConsumer seen, boolean narrows)
        implements Collector {

    /** Rows that are held in the end beyond the limit before the surplus is dropped: sorting seldom is cheaper than holding little. */
    private static final int SLACK = 8192;

    /** Rows from anywhere in any order. */
    public TopRows(RowOrdering ordering, long limit, boolean last, RowLayout layout, LongConsumer seen) {
        this(ordering, limit, last, layout, seen, false);
    }

    /** The same, telling sources which times still matter. */
    public TopRows narrowing() {
        return new TopRows(ordering, limit, last, layout, seen, true);
    }

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

        /** Rows beyond the limit that lead to a cut: few at first, so that a worst row is known early. */
        private long slack = 1;

        /** Rows for whose objects memory is reserved. */
        private int reservedRows;

        private final HeldBatches batches;

        TopState(TopRows top, QueryContext context) {
            this.top = top;
            this.context = context;
            this.selection = top.selection();
            this.batches = new HeldBatches(context);
        }

        @Override
        public void add(Batch batch) {
            int size = batch.size();
            Column[] keys = top.ordering.keys().stream()
                    .map(key -> batch.column(key.column()))
                    .toArray(Column[]::new);
            OrderKeys order = top.layout.events() ? OrderKeys.of(batch) : null;
            boolean held = false;
            for (int row = 0; row < size; row++) {
                long number = arrived++;
                if (!isSurelyCut(keys, order, row)) {
                    held |= offer(new HeldRow(values(keys, row), order, number, batch, row));
                }
            }
            if (held) {
                reserveRows();
                if (batches.add(batch)) {
                    cut();
                    materialise();
                }
            }
        }

        private static @Nullable Value[] values(Column[] keys, int row) {
            @Nullable Value[] values = new Value[keys.length];
            for (int k = 0; k < keys.length; k++) {
                values[k] = keys[k].value(row);
            }
            return values;
        }

        /** Whether the row is kept, for now. */
        private boolean offer(HeldRow row) {
            if (worst != null && selection.compare(row, worst) >= 0) {
                return false;
            }
            rows.add(row);
            if (rows.size() - slack >= top.limit) {
                cut();
                slack = Math.min(2 * Math.max(slack, top.limit), Math.max(SLACK, Math.min(top.limit, 8 * SLACK)));
            }
            return true;
        }

        /** Most rows are worse than the worst that is kept: they are told by their first key, without making an object. */
        private boolean isSurelyCut(Column[] keys, @Nullable OrderKeys order, int row) {
            if (worst == null) {
                return false;
            }
            int comparison;
            if (keys.length > 0) {
                comparison = compare(keys[0], row, worst.key(0));
                comparison = top.ordering.keys().getFirst().descending() ? -comparison : comparison;
            } else if (order != null && top.ordering.tie() != RowOrdering.Tie.ARRIVAL) {
                comparison = order.compare(row, worst);
                comparison = top.ordering.tie() == RowOrdering.Tie.ORDER_KEY_DESCENDING ? -comparison : comparison;
            } else {
                return false;
            }
            return top.last ? comparison < 0 : comparison > 0;
        }

        private static int compare(Column column, int row, @Nullable Value value) {
            if (column instanceof Column.Timestamps times && value instanceof Value.Timestamp time) {
                return Long.compare(times.millis()[row], time.millis());
            }
            if (column instanceof Column.Wholes wholes
                    && value instanceof Value.Whole whole
                    && !wholes.isMissing(row)) {
                return Long.compare(wholes.values()[row], whole.value());
            }
            return NaturalOrder.ASCENDING.compare(column.value(row), value);
        }

        /** Reserves for the rows there are now, or gives back. */
        private void reserveRows() {
            context.reserveMemory((rows.size() - reservedRows) * HeldRow.BASE_BYTES);
            reservedRows = rows.size();
        }

        private void materialise() {
            context.reserveMemory(top.layout.materialise(rows));
            batches.clear();
        }

        /** Drops what the limit cannot let through. */
        private void cut() {
            if (rows.size() <= top.limit) {
                return;
            }
            rows.sort(selection);
            List<HeldRow> dropped = rows.subList((int) top.limit, rows.size());
            context.releaseMemory(HeldRows.cellBytes(dropped));
            rows = new ArrayList<>(rows.subList(0, (int) top.limit));
            reserveRows();
            if (!rows.isEmpty()) {
                worst = rows.getLast();
                if (top.narrows) {
                    context.narrowWantedTimes(timesNotWorseThan(worst.timestamp()));
                }
            }
        }

        /** Events of the worst row's own time may still come before it. */
        private TimeRange timesNotWorseThan(long millis) {
            return top.ordering.isDescending() == top.last
                    ? new TimeRange(Long.MIN_VALUE, millis)
                    : new TimeRange(millis, Long.MAX_VALUE);
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
            reservedRows += state.reservedRows;
            cut();
        }

        @Override
        public Iterator<Batch> finish() {
            cut();
            rows.sort(top.ordering.comparator());
            materialise();
            top.seen.accept(top.narrows && context.mayHaveLeftOutEvents() ? -1 : arrived);
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
