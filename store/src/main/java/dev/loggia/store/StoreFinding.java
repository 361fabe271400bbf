package dev.loggia.store;

import dev.loggia.event.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check of a log group found.
 *
 * @param damage whether events or what belongs to them are lost or wrong; otherwise it is worth knowing and harmless
 * @param file the name of the file within the folder of the log group
 * @param holds what the file holds, in words
 * @param segment what it is a part of; null when it is no part of a segment, or nothing is known of it
 * @param problem what is wrong, in words
 */
public record StoreFinding(
        boolean damage, String file, String holds, @Nullable Part segment, String problem) {

    /**
     * A part of a log group that lives and dies as a whole.
     *
     * @param name its files begin with it
     * @param documents how many events it holds, without those that were deleted
     * @param times of its events; null when they cannot be read
     */
    public record Part(String name, int documents, @Nullable TimeRange times) {}
}
