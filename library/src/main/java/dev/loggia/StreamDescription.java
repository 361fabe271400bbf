package dev.loggia;

import dev.loggia.event.TimeRange;
import java.time.Instant;
import java.util.Optional;

/**
 * A log stream of a group.
 *
 * @param events how many there are
 * @param times of the earliest and the latest event; empty when there is none
 * @param lastIngestion when the newest of them was appended
 */
public record StreamDescription(String name, long events, Optional<TimeRange> times, Instant lastIngestion) {}
