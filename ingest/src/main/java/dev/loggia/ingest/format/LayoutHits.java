package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines of a sample have a time of which layout at one place. */
final class LayoutHits {

    private final Map<TimestampLayout, BitSet> hits = new LinkedHashMap<>();

    void add(TimestampLayout layout, int line) {
        hits.computeIfAbsent(layout, any -> new BitSet()).set(line);
    }

    /** Takes the lines of a layout that was not there before, unless there are none. */
    void add(TimestampLayout layout, BitSet lines) {
        if (!lines.isEmpty()) {
            hits.put(layout, lines);
        }
    }

    Set<TimestampLayout> layouts() {
        return hits.keySet();
    }

    /** The lines that have a time of this layout; not to be changed. */
    BitSet lines(TimestampLayout layout) {
        return hits.getOrDefault(layout, new BitSet());
    }

    /**
     * Whether the order of day, month and year is certain: every line that a rival reads is read, and at least one that no rival reads,
     * because of a number that is no month.
     */
    boolean isCertain(TimestampLayout layout) {
        if (layout.evidence() != Evidence.ORDER_FROM_SAMPLE) {
            return true;
        }
        BitSet own = (BitSet) lines(layout).clone();
        for (TimestampLayout rival : TimestampLayouts.rivalsOf(layout)) {
            BitSet rivals = (BitSet) lines(rival).clone();
            rivals.andNot(lines(layout));
            if (!rivals.isEmpty()) {
                return false;
            }
            own.andNot(lines(rival));
        }
        return !own.isEmpty();
    }

    /** The certain layout that most lines have, the most telling among equals; null when there is none. */
    @Nullable
    TimestampLayout best() {
        TimestampLayout best = null;
        for (TimestampLayout layout : hits.keySet()) {
            if (isCertain(layout) && (best == null || isBetter(layout, best))) {
                best = layout;
            }
        }
        return best;
    }

    private boolean isBetter(TimestampLayout layout, TimestampLayout other) {
        int difference = lines(layout).cardinality() - lines(other).cardinality();
        return difference > 0 || difference == 0 && layout.evidence().compareTo(other.evidence()) < 0;
    }
}
