package dev.loggia.ingest.timestamp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From local times to the epoch, as java.time does it: a time in a gap moves forward by the gap's length, a time that
 * occurs twice is the earlier one. The transitions from 1970 to 2200 are laid out once. Immutable, thread-safe.
 */
public final class LocalTimeZone {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = LocalDateTime.of(2200, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    private final long[] changes;
    private final long[] offsets;

    private LocalTimeZone(long[] changes, long[] offsets) {
        this.changes = changes;
        this.offsets = offsets;
    }

    public static LocalTimeZone of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        long[] changes = new long[transitions.size()];
        long[] offsets = new long[transitions.size() + 1];
        offsets[0] = rules.getOffset(FIRST).getTotalSeconds() * 1000L;
        for (int i = 0; i < changes.length; i++) {
            ZoneOffsetTransition transition = transitions.get(i);
            LocalDateTime change = transition.isGap() ? transition.getDateTimeAfter() : transition.getDateTimeBefore();
            changes[i] = change.toEpochSecond(ZoneOffset.UTC) * 1000;
            offsets[i + 1] = transition.getOffsetAfter().getTotalSeconds() * 1000L;
        }
        return new LocalTimeZone(changes, offsets);
    }

    /**
     * Milliseconds since the epoch.
     *
     * @param localMillis a local date and time read as UTC
     */
    public long toEpochMillis(long localMillis) {
        if (changes.length == 0) {
            return localMillis - offsets[0];
        }
        int found = Arrays.binarySearch(changes, localMillis);
        return localMillis - offsets[found >= 0 ? found + 1 : -found - 1];
    }
}
