package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a log group is, besides its events. Immutable.
 *
 * @param id names its folder: 16 hexadecimal digits; never changes
 * @param name 1 to 512 characters; no file is ever called by it
 * @param creationTime milliseconds since the epoch
 * @param retentionDays how long events are kept after their own time; null: for ever
 * @param tags in the order of their keys
 * @param streams log streams that were created by name, and when (milliseconds since the epoch); they need not hold events
 */
record GroupMetadata(
        String id,
        String name,
        long creationTime,
        @Nullable Integer retentionDays,
        SortedMap<String, String> tags,
        SortedMap<String, Long> streams) {

    static final int LONGEST_NAME = 512;

    /** What the service allows, in days. */
    private static final int[] RETENTIONS = {
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
    };

    /** @throws DataException when the service would refuse the name or the retention */
    GroupMetadata {
        checkName(name);
        if (retentionDays != null) {
            checkRetention(retentionDays);
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
    }

    /** A group without retention, tags and streams. */
    static GroupMetadata of(String id, String name, long creationTime) {
        return new GroupMetadata(id, name, creationTime, null, new TreeMap<>(), new TreeMap<>());
    }

    /** @param days null: events are kept for ever */
    GroupMetadata withRetention(@Nullable Integer days) {
        return new GroupMetadata(id, name, creationTime, days, tags, streams);
    }

    /** With these tags instead of those it has. */
    GroupMetadata withTags(Map<String, String> newTags) {
        return new GroupMetadata(id, name, creationTime, retentionDays, new TreeMap<>(newTags), streams);
    }

    /** With a log stream; the time of one that is there already stays. */
    GroupMetadata withStream(String stream, long time) {
        SortedMap<String, Long> more = new TreeMap<>(streams);
        more.putIfAbsent(stream, time);
        return new GroupMetadata(id, name, creationTime, retentionDays, tags, more);
    }

    GroupMetadata withoutStream(String stream) {
        SortedMap<String, Long> fewer = new TreeMap<>(streams);
        fewer.remove(stream);
        return new GroupMetadata(id, name, creationTime, retentionDays, tags, fewer);
    }

    /** @throws DataException "bad-log-group-name" */
    static void checkName(String name) {
        if (name.isEmpty()) {
            throw badName("a log group needs a name");
        }
        if (name.length() > LONGEST_NAME) {
            throw badName("the log group name " + name.substring(0, 40) + "... has " + name.length() + " characters; "
                    + LONGEST_NAME + " is the most");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                throw badName("the log group name " + name + " contains " + show(name.codePointAt(i)) + " at position "
                        + (i + 1));
            }
        }
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ".-_/#".indexOf(c) >= 0;
    }

    private static String show(int character) {
        return character == ' '
                ? "a space"
                : Character.isISOControl(character) || Character.isWhitespace(character)
                        ? "the character U+%04X".formatted(character)
                        : "'" + Character.toString(character) + "'";
    }

    private static DataException badName(String message) {
        return new DataException(
                "bad-log-group-name",
                message,
                "a name has 1 to 512 of these characters: letters a-z and A-Z, digits 0-9, . - _ / #");
    }

    private static void checkRetention(int days) {
        for (int allowed : RETENTIONS) {
            if (days == allowed) {
                return;
            }
        }
        throw new DataException(
                "bad-retention",
                "events cannot be kept for " + days + " days",
                "the choices are "
                        + IntStream.of(RETENTIONS).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                        + " days, or no limit");
    }
}
