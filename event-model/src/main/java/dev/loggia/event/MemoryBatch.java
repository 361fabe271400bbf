package dev.loggia.event;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads the columns of a batch of a {@link MemoryEventSource}. Thread-confined. */
final class MemoryBatch implements Batch.Loader {

    private final MemoryEventSource source;
    private final int[] events;
    private final JsonDiscovery requested;

    /** What was discovered of each event, by the order of {@link #requested}; null for an event that nobody asked about yet. */
    private final @Nullable Value[] @Nullable [] discovered;

    /** @param events the number of the event behind each row */
    MemoryBatch(MemoryEventSource source, int[] events, Set<String> fields) {
        this.source = source;
        this.events = events;
        Set<String> names = new HashSet<>(fields);
        names.removeIf(name -> !SystemField.isDiscovered(name));
        this.requested = JsonDiscovery.of(names, source.maximumFields());
        this.discovered = new Value[events.length][];
    }

    @Override
    public @Nullable Column load(String field, int[] rows, int count) {
        switch (field) {
            case SystemField.TIMESTAMP, SystemField.EVENT_TIME -> {
                return new Column.Timestamps(timestamps(rows, count, false), count);
            }
            case SystemField.INGESTION_TIME -> {
                return new Column.Timestamps(timestamps(rows, count, true), count);
            }
            case SystemField.SEQUENCE -> {
                long[] sequences = new long[count];
                for (int i = 0; i < count; i++) {
                    sequences[i] = event(rows[i]).sequence();
                }
                return new Column.Wholes(sequences, null, count);
            }
            case SystemField.FIELDS -> {
                return new Column.Mixed(everyField(rows, count), count);
            }
            case SystemField.LOG -> {
                return new Column.Constant(Value.of(source.name()), count);
            }
            default -> {
                return loadText(field, rows, count);
            }
        }
    }

    private @Nullable Value[] everyField(int[] rows, int count) {
        @Nullable Value[] fields = new Value[count];
        for (int i = 0; i < count; i++) {
            byte[] message = source.message(events[rows[i]]);
            fields[i] = FieldDiscovery.all(null, message, 0, message.length, source.maximumFields());
        }
        return fields;
    }

    private @Nullable Column loadText(String field, int[] rows, int count) {
        @Nullable Value[] values = new Value[count];
        switch (field) {
            case SystemField.MESSAGE -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Value.of(event(rows[i]).message());
                }
            }
            case SystemField.LOG_STREAM -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Value.of(event(rows[i]).logStream());
                }
            }
            default -> {
                if (!SystemField.isDiscovered(field) || !discover(field, rows, count, values)) {
                    return null;
                }
            }
        }
        return inSomeForm(field, rows, values);
    }

    private LogEvent event(int row) {
        return source.events().get(events[row]);
    }

    private long[] timestamps(int[] rows, int count, boolean ingestion) {
        long[] millis = new long[count];
        for (int i = 0; i < count; i++) {
            LogEvent event = event(rows[i]);
            millis[i] = ingestion ? event.ingestionTime() : event.timestamp();
        }
        return millis;
    }

    /** Fills in what a discovered field reads; false when no row has it. */
    private boolean discover(String field, int[] rows, int count, @Nullable Value[] values) {
        int index = requested.names().indexOf(field);
        JsonDiscovery single = index < 0 ? JsonDiscovery.of(List.of(field), source.maximumFields()) : requested;
        boolean any = false;
        for (int i = 0; i < count; i++) {
            @Nullable Value[] found = index < 0 ? extract(single, rows[i]) : discovered(rows[i]);
            values[i] = found[Math.max(index, 0)];
            any |= values[i] != null;
        }
        return any;
    }

    private @Nullable Value[] discovered(int row) {
        @Nullable Value[] found = discovered[row];
        if (found == null) {
            found = extract(requested, row);
            discovered[row] = found;
        }
        return found;
    }

    private @Nullable Value[] extract(JsonDiscovery discovery, int row) {
        byte[] message = source.message(events[row]);
        @Nullable Value[] into = new Value[discovery.names().size()];
        discovery.extract(message, 0, message.length, into);
        return into;
    }

    private Column inSomeForm(String field, int[] rows, @Nullable Value[] values) {
        List<Column> forms = ColumnForms.all(values);
        Random chance = values.length == 0 ? null : source.chance(events[rows[0]] ^ field.hashCode());
        return forms.get(chance == null ? 0 : chance.nextInt(forms.size()));
    }
}
