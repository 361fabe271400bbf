package dev.loggia.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds some fields in messages of one kind. Immutable, thread-safe. */
public interface FieldDiscovery {

    /** The fields looked for, in the order of the values. */
    List<String> names();

    /**
     * Reads the fields of a message.
     *
     * @param buffer UTF-8 text in {@code [start, end)}
     * @param into receives a value for each of {@link #names}, null where it is missing
     * @return whether the message is of the kind; when not, {@code into} is all null
     */
    boolean extract(byte[] buffer, int start, int end, @Nullable Value[] into);

    /**
     * A discovery of these fields in messages that a reader reads, or that are JSON.
     *
     * @param reader null for messages that are JSON only
     * @param names as a query has them; repeated ones count once
     * @param maximumFields how many fields an event may have, in the order in which they are found
     */
    static FieldDiscovery of(@Nullable FieldReader reader, Collection<String> names, int maximumFields) {
        JsonDiscovery json = JsonDiscovery.of(names, maximumFields);
        return reader == null ? json : new FormatDiscovery(reader, json, maximumFields);
    }

    /**
     * Every field of a message that a reader reads, or that is JSON, in the order in which they are found: leaves only, by flat name.
     *
     * @param reader null for messages that are JSON only
     * @return null when there is no field
     */
    static Value.@Nullable MapValue all(
            @Nullable FieldReader reader, byte[] buffer, int start, int end, int maximumFields) {
        Map<String, Value> fields = null;
        if (reader != null) {
            EveryFieldSink sink = new EveryFieldSink(maximumFields);
            fields = reader.read(buffer, start, end, sink) ? sink.fields() : null;
        }
        if (fields == null) {
            fields = JsonDiscovery.all(buffer, start, end, maximumFields);
        }
        return fields == null || fields.isEmpty() ? null : new Value.MapValue(fields);
    }
}
