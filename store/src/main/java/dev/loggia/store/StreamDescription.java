package dev.loggia.store;

import dev.loggia.event.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A log stream of a group.
 *
 * @param events how many there are
 * @param times of the earliest and the latest event, or null when there is none
 * @param lastIngestion when the newest of them was appended, milliseconds since the epoch; 0 when there is none
 */
public record StreamDescription(
        String name, long events, @Nullable TimeRange times, long lastIngestion) {}
