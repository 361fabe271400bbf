package dev.loggia.testkit.queryfile;

import dev.loggia.event.LogEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a query file, in order of their sequence.
 *
 * @param memoryOnly whether a file with these messages as lines would not hold the same events: they have line breaks, or times of
 *     their own
 * @param file what the events are read from; null when they are given as events
 */
public record Events(
        List<LogEvent> events, boolean memoryOnly, @Nullable LogFile file) {

    public static final Events NONE = new Events(List.of(), false);

    public Events {
        events = List.copyOf(events);
    }

    public Events(List<LogEvent> events, boolean memoryOnly) {
        this(events, memoryOnly, null);
    }

    /** The events that reading a file gives. */
    static Events of(LogFile file) {
        return new Events(List.of(), true, file);
    }
}
