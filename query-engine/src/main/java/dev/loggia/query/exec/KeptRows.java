package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that an ordered operator keeps until the last has come, in their order, with their memory accounted for. */
public final class KeptRows {

    private static final long ORDER_KEY_BYTES = 20;

    private final RowLayout layout;
    private final QueryContext context;
    private final List<Batch> batches = new ArrayList<>();

    /** @param layout what of the rows is kept */
    public KeptRows(RowLayout layout, QueryContext context) {
        this.layout = layout;
        this.context = context;
    }

    public void add(Batch batch) {
        Map<String, Column> columns = new HashMap<>();
        long bytes = 0;
        for (String name : layout.columns()) {
            Column column = batch.column(name);
            for (int row = 0; row < batch.size(); row++) {
                bytes += RowLayout.memoryBytes(column.value(row));
            }
            columns.put(name, column);
        }
        context.reserveMemory(bytes + ORDER_KEY_BYTES * batch.size());
        Batch kept = Batch.of(batch.size(), columns);
        batches.add(layout.events() ? OrderKeys.copy(batch, kept) : kept);
    }

    /** All rows so far. */
    public List<Batch> batches() {
        return List.copyOf(batches);
    }
}
