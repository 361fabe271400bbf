package dev.loggia;

import dev.loggia.event.TimeRange;
import java.util.Optional;

/**
 * Something that a check of a log group's files found.
 *
 * @param damage whether events, or what belongs to them, are lost or wrong; otherwise it is worth knowing and harmless
 * @param file name of the file within the folder of the log group
 * @param holds what the file holds, in words
 * @param events how many events are in the part of the group that the file belongs to; 0 when it is not known
 * @param times of these events; empty when they are not known
 * @param problem what is wrong, in words
 */
public record StorageFinding(
        boolean damage, String file, String holds, long events, Optional<TimeRange> times, String problem) {}
