package dev.loggia.event;

import java.time.Instant;
import java.util.Objects;

/**
 * One log event. Immutable. Its discovered fields are a pure function of the message and its format
 * ({@link dev.loggia.event.JsonDiscovery} for JSON) and are computed when asked for.
 *
 * @param timestamp event time, milliseconds since the epoch
 * @param ingestionTime when Loggia received it, milliseconds since the epoch
 * @param logGroup name of the log group or source
 * @param logStream name of the stream, for files the path as given
 * @param sequence position in the log group: assigned at append, increasing, never reused; over files the source index and byte
 *     offset. Ties of {@code timestamp} are ordered by it
 * @param message the line without its line end
 */
public record LogEvent(
        long timestamp, long ingestionTime, String logGroup, String logStream, long sequence, String message) {

    public LogEvent {
        Objects.requireNonNull(logGroup);
        Objects.requireNonNull(logStream);
        Objects.requireNonNull(message);
    }

    /** An event that has not been appended anywhere yet: no group, no stream, sequence 0. */
    public static LogEvent of(Instant time, String message) {
        return new LogEvent(time.toEpochMilli(), time.toEpochMilli(), "", "", 0, message);
    }
}
