package dev.loggia.testkit.queryfile;

import dev.loggia.event.LogEvent;
import java.util.List;

/**
 * The events of a query file, in order of their sequence.
 *
 * @param memoryOnly whether a file with these messages as lines would not hold the same events: they have line breaks, or times of
 *     their own
 */
public record Events(List<LogEvent> events, boolean memoryOnly) {

    public static final Events NONE = new Events(List.of(), false);

    public Events {
        events = List.copyOf(events);
    }
}
