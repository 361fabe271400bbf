package dev.loggia.event;

import java.util.Set;

/** Names of the system fields (section 5.1). */
public final class SystemField {

    public static final String TIMESTAMP = "@timestamp";
    public static final String INGESTION_TIME = "@ingestionTime";
    public static final String MESSAGE = "@message";
    public static final String LOG_STREAM = "@logStream";
    public static final String LOG = "@log";
    public static final String PTR = "@ptr";

    /**
     * Not a field of the language (no name holds a NUL): the {@link LogEvent#sequence} of the event, a {@link Column.Wholes}
     * without missing rows.
     */
    public static final String SEQUENCE = "\0sequence";

    /**
     * Not a field of the language: the event's {@link LogEvent#timestamp}, a {@link Column.Timestamps}, whatever a query makes of
     * {@link #TIMESTAMP}.
     */
    public static final String EVENT_TIME = "\0time";

    /**
     * Not a field of the language: the {@link FieldReader#identity} of the reader of the event's fields, missing where these are those of
     * JSON.
     */
    public static final String FIELD_READER = "\0fieldReader";

    /**
     * Not a field of the language: every field discovered in the event's message, up to the source's limit, as a {@link Value.MapValue}
     * of flat names; missing where there is none. See {@link FieldDiscovery#all}.
     */
    public static final String FIELDS = "\0fields";

    private static final Set<String> OF_EVENTS = Set.of(TIMESTAMP, INGESTION_TIME, MESSAGE, LOG_STREAM, LOG, PTR);

    private SystemField() {}

    /** Whether a field is one that messages have, if any event has it. */
    public static boolean isDiscovered(String field) {
        return !OF_EVENTS.contains(field) && !field.startsWith("\0");
    }
}
