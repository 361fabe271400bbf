package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import dev.loggia.ingest.timestamp.TimestampPattern;
import dev.loggia.ingest.timestamp.TimestampValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The lines at the beginning of an input, as far as detection looks at them. Immutable. */
final class Sample {

    private static final int MOST_LINES = 1000;
    /** The first line counts as much as this share of all. */
    private static final int FIRST_LINE_WEIGHT = 10;

    private final byte[] buffer;
    private final int[] starts;
    private final int[] ends;
    private final int filledLines;
    private final LocalTimeZone zone;
    private final List<TimestampLayout> given;

    private Sample(byte[] buffer, int[] starts, int[] ends, LocalTimeZone zone, List<TimestampLayout> given) {
        this.buffer = buffer;
        this.starts = starts;
        this.ends = ends;
        this.zone = zone;
        this.given = given;
        int filled = 0;
        for (int line = 0; line < starts.length; line++) {
            filled += isBlank(line) ? 0 : 1;
        }
        this.filledLines = filled;
    }

    /**
     * The sample in these bytes.
     *
     * @param whole whether the last line is whole even without a line end
     * @param given the only layouts to look for; empty to look for all that are known
     */
    static Sample of(byte[] buffer, int length, boolean whole, LocalTimeZone zone, List<TimestampLayout> given) {
        int[] starts = new int[MOST_LINES];
        int[] ends = new int[MOST_LINES];
        int lines = 0;
        int start = Opening.skipByteOrderMark(buffer, 0, length);
        while (start < length && lines < MOST_LINES) {
            int lineEnd = start;
            while (lineEnd < length && buffer[lineEnd] != '\n') {
                lineEnd++;
            }
            if (lineEnd == length && !whole && lines > 0) {
                break;
            }
            starts[lines] = start;
            ends[lines] = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            lines++;
            start = lineEnd + 1;
        }
        return new Sample(buffer, Arrays.copyOf(starts, lines), Arrays.copyOf(ends, lines), zone, given);
    }

    /** The same with fewer lines. */
    Sample beginning(int mostLines) {
        int lines = Math.min(mostLines, starts.length);
        return new Sample(buffer, Arrays.copyOf(starts, lines), Arrays.copyOf(ends, lines), zone, given);
    }

    byte[] buffer() {
        return buffer;
    }

    int lines() {
        return starts.length;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }

    /** How many lines are not blank. */
    int filledLines() {
        return filledLines;
    }

    /** The zone of times that do not name one. */
    LocalTimeZone zone() {
        return zone;
    }

    /** Whether the user said how times are written. */
    boolean hasGivenLayouts() {
        return !given.isEmpty();
    }

    /** The layouts to look for. */
    List<TimestampLayout> layouts() {
        return given.isEmpty() ? TimestampLayouts.known() : given;
    }

    /**
     * Reads values that are times as a whole: this layout first, then every other that cannot be mistaken for something else.
     *
     * @param chosen what the sample has, or null when it has nothing
     */
    TimestampValue valueReader(@Nullable TimestampLayout chosen) {
        List<TimestampPattern> patterns = new ArrayList<>();
        if (chosen != null) {
            patterns.add(chosen.pattern());
        }
        for (TimestampLayout layout : given.isEmpty() ? TimestampLayouts.ofValues() : given) {
            if (!layout.equals(chosen)
                    && layout.pattern().lacksYear()
                            == (chosen != null && chosen.pattern().lacksYear())) {
                patterns.add(layout.pattern());
            }
        }
        return new TimestampValue(patterns, zone);
    }

    /** Which lines have a property. */
    BitSet linesWhere(IntPredicate property) {
        BitSet hits = new BitSet(starts.length);
        for (int line = 0; line < starts.length; line++) {
            if (property.test(line)) {
                hits.set(line);
            }
        }
        return hits;
    }

    /** How much of the sample some lines are, from 0 to 1: blank lines do not count, the first line counts as a tenth more. */
    double share(BitSet hits) {
        if (filledLines == 0) {
            return 0;
        }
        double bonus = Math.max(1, filledLines / (double) FIRST_LINE_WEIGHT);
        return (hits.cardinality() + (hits.get(firstFilledLine()) ? bonus : 0)) / (filledLines + bonus);
    }

    /** The first line that is not blank; -1 when there is none. */
    int firstFilledLine() {
        int line = 0;
        while (line < starts.length && isBlank(line)) {
            line++;
        }
        return line == starts.length ? -1 : line;
    }

    private boolean isBlank(int line) {
        for (int i = starts[line]; i < ends[line]; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
