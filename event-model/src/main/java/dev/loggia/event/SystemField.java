package dev.loggia.event;

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

    private SystemField() {}
}
