package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a row are kept, and how kept rows become batches again.
 *
 * @param columns the columns that are needed further on
 * @param events whether the rows are events, which keep their order key
 */
public record RowLayout(List<String> columns, boolean events) {

    private static final int BATCH_ROWS = 1024;

    /** What a row takes of a text that the row before has too. */
    private static final int SHARED_BYTES = 4;

    public RowLayout {
        columns = List.copyOf(columns);
    }

    /** Reads the cells of all rows that still point into batches; answers the bytes they take. */
    long materialise(List<HeldRow> rows) {
        Map<Batch, List<HeldRow>> byBatch = new IdentityHashMap<>();
        for (HeldRow row : rows) {
            Batch batch = row.batch();
            if (batch != null) {
                byBatch.computeIfAbsent(batch, key -> new ArrayList<>()).add(row);
            }
        }
        long bytes = 0;
        for (Map.Entry<Batch, List<HeldRow>> entry : byBatch.entrySet()) {
            bytes += fill(entry.getKey(), entry.getValue());
        }
        return bytes;
    }

    @SuppressWarnings("ReferenceEquality") // Equal texts that are two objects take memory twice.
    private long fill(Batch batch, List<HeldRow> rows) {
        rows.sort((a, b) -> Integer.compare(a.row(), b.row()));
        int[] wanted = rows.stream().mapToInt(HeldRow::row).toArray();
        Batch selected = batch.select(wanted, wanted.length);
        Column[] read = columns.stream().map(selected::column).toArray(Column[]::new);
        long bytes = 0;
        for (int i = 0; i < wanted.length; i++) {
            @Nullable Value[] cells = new Value[read.length];
            long ofRow = rows.get(i).keyBytes();
            for (int c = 0; c < read.length; c++) {
                cells[c] = read[c].value(i);
                boolean shared = i > 0
                        && cells[c] instanceof Value.Text
                        && cells[c] == rows.get(i - 1).cells()[c];
                ofRow += shared ? SHARED_BYTES : memoryBytes(cells[c]);
            }
            rows.get(i).fill(cells, ofRow);
            bytes += ofRow;
        }
        return bytes;
    }

    /** An estimate; exact is neither needed nor cheap. */
    public static long memoryBytes(@Nullable Value value) {
        return switch (value) {
            case null -> 4;
            case Value.Text text -> 60 + text.text().length();
            case Value.Number number -> 20;
            case Value.Timestamp timestamp -> 20;
            case Value.Bool bool -> 4;
            case Value.ListValue list -> 40 + 60L * list.elements().size();
            case Value.MapValue map -> 60 + 160L * map.entries().size();
        };
    }

    /** The rows, whose cells must have been read, as batches. */
    Iterator<Batch> batches(List<HeldRow> rows) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < rows.size();
            }

            @Override
            public Batch next() {
                int size = Math.min(BATCH_ROWS, rows.size() - next);
                Batch batch = batch(rows.subList(next, next + size));
                next += size;
                return batch;
            }
        };
    }

    private Batch batch(List<HeldRow> rows) {
        int size = rows.size();
        Map<String, Column> read = new HashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            @Nullable Value[] values = new Value[size];
            for (int i = 0; i < size; i++) {
                values[i] = rows.get(i).cells()[c];
            }
            read.put(columns.get(c), new Column.Mixed(values, size));
        }
        Batch batch = Batch.of(size, read);
        if (!events) {
            return batch;
        }
        long[] sources = new long[size];
        long[] timestamps = new long[size];
        long[] sequences = new long[size];
        for (int i = 0; i < size; i++) {
            sources[i] = rows.get(i).source();
            timestamps[i] = rows.get(i).timestamp();
            sequences[i] = rows.get(i).sequence();
        }
        return OrderKeys.add(batch, timestamps, sources, sequences);
    }
}
