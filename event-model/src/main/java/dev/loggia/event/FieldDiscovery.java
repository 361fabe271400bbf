package dev.loggia.event;

import java.util.Collection;
import java.util.List;
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
}
