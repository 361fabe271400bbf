package dev.loggia.ingest.timestamp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * From local times to the epoch, as java.time does it: a time in a gap moves forward by the gap's length, a time that
 * occurs twice is the earlier one. The transitions from 1970 to 2200 are laid out once. Immutable, thread-safe.
 */
public final class LocalTimeZone {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = LocalDateTime.of(2200, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    /** Log of the milliseconds of a span: some 25 days, so that hardly two changes fall into one. */
    private static final int SPAN = 31;

    private final long[] changes;
    private final long[] offsets;
    /** For each span since the epoch the number of changes before it. */
    private final int[] changesBefore;

    private LocalTimeZone(long[] changes, long[] offsets) {
        this.changes = changes;
        this.offsets = offsets;
        this.changesBefore = new int[changes.length == 0 ? 0 : (int) (changes[changes.length - 1] >> SPAN) + 2];
        int before = 0;
        for (int span = 0; span < changesBefore.length; span++) {
            while (before < changes.length && changes[before] < (long) span << SPAN) {
                before++;
            }
            changesBefore[span] = before;
        }
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
        int span = Math.clamp(localMillis >> SPAN, 0, changesBefore.length - 1);
        int change = changesBefore[span];
        while (change < changes.length && changes[change] <= localMillis) {
            change++;
        }
        return localMillis - offsets[change];
    }
}
