package dev.loggia.query.relevance;

import dev.loggia.event.Value;
import dev.loggia.event.ValueCodec;
import dev.loggia.query.exec.RowLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The fields of at most so many events: those of the lowest rank, which is a hash of an event's place in the order of all. So the sample
 * is a random one, and the same whatever the order of events and merges. Thread-confined.
 */
final class EventSample {

    private static final byte VERSION = 1;
    private static final int EVENT_BYTES = 64;
    private static final int FIELD_BYTES = 8;

    /** Values that came lately are kept once: many are the same in thousands of events. */
    private static final int MOST_SHARED = 20_000;

    private final int capacity;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::rank).reversed());
    private final Map<Value, Value> shared = new HashMap<>();
    private long seen;
    private long memoryBytes;

    /** @param bytes of memory that it takes */
    record Event(long rank, List<Field> fields, long bytes) {}

    record Field(String name, Value value) {}

    EventSample(int capacity) {
        this.capacity = capacity;
    }

    /** Counts an event; answers whether its fields are wanted for now. */
    boolean meet(long rank) {
        seen++;
        return wants(rank);
    }

    private boolean wants(long rank) {
        Event last = events.peek();
        return events.size() < capacity || last != null && rank < last.rank();
    }

    /** Adds an event that was met. @param fields of the event that are not missing */
    void add(long rank, Map<String, Value> fields) {
        if (!wants(rank)) {
            return;
        }
        long bytes = EVENT_BYTES;
        List<Field> kept = new ArrayList<>(fields.size());
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            Value known = shared.get(field.getValue());
            bytes += FIELD_BYTES + Long.BYTES * 2;
            if (known == null) {
                bytes += RowLayout.memoryBytes(field.getValue());
                known = field.getValue();
                if (shared.size() == MOST_SHARED) {
                    shared.clear();
                }
                shared.put(known, known);
            }
            kept.add(new Field(field.getKey(), known));
        }
        put(new Event(rank, kept, bytes));
    }

    private void put(Event event) {
        events.add(event);
        memoryBytes += event.bytes();
        if (events.size() > capacity) {
            memoryBytes -= events.remove().bytes();
        }
    }

    void merge(EventSample other) {
        seen += other.seen;
        for (Event event : other.events) {
            if (wants(event.rank())) {
                put(event);
            }
        }
    }

    /** How many events there were, sampled or not. */
    long seen() {
        return seen;
    }

    int size() {
        return events.size();
    }

    /** In no order. */
    Iterable<Event> events() {
        return events;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    void write(DataOutput output) throws IOException {
        output.writeByte(VERSION);
        output.writeLong(seen);
        output.writeInt(events.size());
        for (Event event : events) {
            output.writeLong(event.rank());
            output.writeInt(event.fields().size());
            for (Field field : event.fields()) {
                ValueCodec.writeText(field.name(), output);
                ValueCodec.write(field.value(), output);
            }
        }
    }

    void read(DataInput input) throws IOException {
        byte version = input.readByte();
        if (version != VERSION) {
            throw new IOException("a partial state of version " + version + ", this program knows version " + VERSION);
        }
        seen = input.readLong();
        int size = input.readInt();
        for (int i = 0; i < size; i++) {
            long rank = input.readLong();
            int fieldCount = input.readInt();
            Map<String, Value> fields = new HashMap<>();
            for (int f = 0; f < fieldCount; f++) {
                String name = ValueCodec.readText(input);
                Value value = ValueCodec.read(input);
                if (value != null) {
                    fields.put(name, value);
                }
            }
            add(rank, fields);
        }
    }
}
