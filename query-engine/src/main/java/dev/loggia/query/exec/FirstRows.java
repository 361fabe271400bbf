package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows as they come: {@code limit} over rows that are in order already, and {@code limit any}, which takes whatever comes
 * first.
 *
 * @param limit how many rows
 * @param onCut told when there was a row more than the limit; null when nobody asks, so that the scan may stop one row earlier
 */
public record FirstRows(
        long limit, RowLayout layout, @Nullable Runnable onCut) implements Collector {

    @Override
    public State newState(QueryContext context) {
        return new FirstState(this, context);
    }

    private static final class FirstState implements State {
        private final FirstRows first;
        private final QueryContext context;
        private List<HeldRow> rows = new ArrayList<>();
        private boolean cut;

        FirstState(FirstRows first, QueryContext context) {
            this.first = first;
            this.context = context;
        }

        @Override
        public void add(Batch batch) {
            int taken = (int) Math.min(batch.size(), first.limit - rows.size());
            cut |= taken < batch.size();
            OrderKeys order = first.layout.events() && taken > 0 ? OrderKeys.of(batch) : null;
            List<HeldRow> added = new ArrayList<>(taken);
            for (int row = 0; row < taken; row++) {
                @Nullable Value[] noKeys = new Value[0];
                added.add(new HeldRow(noKeys, order, rows.size() + row, batch, row));
            }
            context.reserveMemory(first.layout.materialise(added) + taken * HeldRow.BASE_BYTES);
            rows.addAll(added);
        }

        @Override
        public boolean full() {
            return first.onCut == null ? rows.size() >= first.limit : cut;
        }

        @Override
        public void merge(State other) {
            FirstState state = (FirstState) other;
            rows.addAll(state.rows);
            cut |= state.cut;
            if (rows.size() > first.limit) {
                cut = true;
                List<HeldRow> dropped = rows.subList((int) first.limit, rows.size());
                context.releaseMemory(HeldRows.cellBytes(dropped) + dropped.size() * HeldRow.BASE_BYTES);
                rows = new ArrayList<>(rows.subList(0, (int) first.limit));
            }
        }

        @Override
        public Iterator<Batch> finish() {
            if (cut && first.onCut != null) {
                first.onCut.run();
            }
            return first.layout.batches(rows);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            output.writeByte(1);
            output.writeBoolean(cut);
            HeldRows.write(rows, output);
        }

        @Override
        public void read(DataInput input) throws IOException {
            HeldRows.checkVersion(input);
            cut = input.readBoolean();
            rows = HeldRows.read(input);
        }
    }
}
