package dev.loggia;

import dev.loggia.event.TimeRange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A log group at one moment.
 *
 * @param retentionDays after how many days events expire; empty for never
 * @param tags values by keys, in the order of the keys
 * @param events how many there are
 * @param messageBytes UTF-8 bytes of their messages
 * @param times of the earliest and the latest event; empty when there is none
 * @param lastSequence the greatest sequence of an event, or -1: {@link QueryRequest#after} it there is only what came later
 */
public record GroupDescription(
        String name,
        Instant created,
        OptionalInt retentionDays,
        Map<String, String> tags,
        long events,
        long messageBytes,
        Optional<TimeRange> times,
        long lastSequence) {}
