package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.EpochNumber;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the column of a sample that holds the times, and for the way they are written. The first column needs the least
 * evidence; a time with a date that cannot be anything else comes before a number since the epoch, and that before a time
 * without a year.
 */
final class ColumnSearch {

    /** In words: lines, columns of a line and bytes of a line beyond which no time is looked for after the first column. */
    private static final int MOST_LINES = 100;

    private static final int MOST_COLUMNS = 12;
    private static final int MOST_BYTES = 400;

    /** A candidate is not considered beside one that has many more lines. */
    private static final double NEARLY_AS_MANY = 0.8;
    /** The first column is taken without looking further from this share on. */
    private static final double CLEAR = 0.7;
    /** From this many lines on a number that is the same in all is no time. */
    private static final int MANY_LINES = 10;

    private static final long LONGEST_SPAN = 10 * 366 * 86_400_000L;
    /** Fewer digits are seconds before September 2001, or rather a number of something else. */
    private static final int LEAST_EPOCH_DIGITS = 10;

    /**
     * A column with times.
     *
     * @param lines those of the sample that have one
     * @param share of the sample
     */
    record Found(Column column, TimestampLayout layout, Sample sample, BitSet lines, double share) {}

    private final Sample sample;
    private final List<Found> candidates = new ArrayList<>();

    private ColumnSearch(Sample sample) {
        this.sample = sample;
    }

    static @Nullable Found search(Sample sample) {
        Found first = new ColumnSearch(sample).searchFirstColumn();
        if (first != null && first.share >= CLEAR) {
            return first;
        }
        Found later = new ColumnSearch(sample.beginning(MOST_LINES)).searchAllColumns();
        return later == null || first != null && later.column.index() == 0 ? first : later;
    }

    /** A time that most lines begin with and that nobody can read: day and month could change places; null when there is none. */
    static @Nullable String ambiguousTime(Sample sample) {
        int[] starts = firstColumn(sample);
        for (TimestampLayout layout : sample.layouts()) {
            BitSet lines = linesWith(layout, starts, sample);
            if (layout.evidence() == Evidence.ORDER_FROM_SAMPLE && sample.share(lines) >= LogFormats.MOST) {
                int line = lines.nextSetBit(0);
                long reading = layout.pattern().read(sample.buffer(), starts[line], sample.end(line));
                return new String(sample.buffer(), starts[line], Reading.length(reading), StandardCharsets.US_ASCII);
            }
        }
        return null;
    }

    private @Nullable Found searchFirstColumn() {
        int[] starts = firstColumn(sample);
        LayoutHits hits = new LayoutHits();
        for (TimestampLayout layout : sample.layouts()) {
            BitSet lines = linesWith(layout, starts, sample);
            if (layout.evidence() == Evidence.SELF_EVIDENT && sample.share(lines) >= CLEAR) {
                return new Found(Column.FIRST, layout, sample, lines, sample.share(lines));
            }
            hits.add(layout, lines);
        }
        consider(Column.FIRST, hits);
        return best();
    }

    private @Nullable Found searchAllColumns() {
        Found first = searchFirstColumn();
        if (first != null && first.share >= CLEAR) {
            return first;
        }
        for (char delimiter : Column.DELIMITERS) {
            int[] starts = firstColumn(sample);
            for (int index = 1; index <= MOST_COLUMNS; index++) {
                Column column = new Column(delimiter, index);
                boolean more = false;
                for (int line = 0; line < starts.length; line++) {
                    int end = Math.min(sample.end(line), sample.start(line) + MOST_BYTES);
                    starts[line] = column.find(sample.buffer(), sample.start(line), end);
                    more |= starts[line] >= 0;
                }
                if (!more) {
                    break;
                }
                LayoutHits hits = new LayoutHits();
                for (TimestampLayout layout : sample.layouts()) {
                    if (layout.evidence() != Evidence.DIGITS) {
                        hits.add(layout, linesWith(layout, starts, sample));
                    }
                }
                consider(column, hits);
            }
        }
        return best();
    }

    private static int[] firstColumn(Sample sample) {
        int[] starts = new int[sample.lines()];
        for (int line = 0; line < starts.length; line++) {
            starts[line] = Column.FIRST.find(sample.buffer(), sample.start(line), sample.end(line));
        }
        return starts;
    }

    /** @param starts where to read in each line, or -1 */
    private static BitSet linesWith(TimestampLayout layout, int[] starts, Sample sample) {
        BitSet lines = new BitSet();
        for (int line = 0; line < starts.length; line++) {
            int at = starts[line];
            int end = sample.end(line);
            if (at >= 0
                    && at < end
                    && isWord(sample.buffer()[at])
                    && layout.pattern().read(sample.buffer(), at, end) != Reading.NONE) {
                lines.set(line);
            }
        }
        return lines;
    }

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private void consider(Column column, LayoutHits hits) {
        for (TimestampLayout layout : hits.layouts()) {
            BitSet lines = hits.lines(layout);
            Found found = new Found(column, layout, sample, lines, sample.share(lines));
            if (found.share >= leastShare(found) && hits.isCertain(layout) && isPlausible(found)) {
                candidates.add(found);
            }
        }
    }

    private @Nullable Found best() {
        int most = 0;
        for (Found found : candidates) {
            most = Math.max(most, found.lines.cardinality());
        }
        Found best = null;
        for (Found found : candidates) {
            if (found.lines.cardinality() >= most * NEARLY_AS_MANY && (best == null || rank(found) < rank(best))) {
                best = found;
            }
        }
        return best;
    }

    private static double leastShare(Found found) {
        boolean first = found.column.index() == 0;
        return switch (found.layout.evidence()) {
            case SELF_EVIDENT -> first ? 0.05 : 0.3;
            case LACKS_YEAR -> first ? 0.3 : 0.6;
            case DIGITS, ORDER_FROM_SAMPLE -> 0.5;
            case EPOCH -> first ? 0.5 : 0.8;
        };
    }

    private static int rank(Found found) {
        int later = found.column.index() == 0 ? 0 : 10;
        return later
                + switch (found.layout.evidence()) {
                    case SELF_EVIDENT -> 0;
                    case ORDER_FROM_SAMPLE -> found.layout.pattern().lacksYear() ? 4 : 1;
                    case EPOCH -> 2;
                    case DIGITS -> 3;
                    case LACKS_YEAR -> 5;
                };
    }

    /** Numbers could count anything: they must differ where there are many, and not differ by many years. */
    private boolean isPlausible(Found found) {
        if (found.layout.evidence() != Evidence.EPOCH) {
            return true;
        }
        Set<Long> values = new HashSet<>();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int line = found.lines.nextSetBit(0); line >= 0; line = found.lines.nextSetBit(line + 1)) {
            int at = found.column.find(sample.buffer(), sample.start(line), sample.end(line));
            long reading = found.layout.pattern().read(sample.buffer(), at, sample.end(line));
            if (EpochNumber.digits(sample.buffer(), at, at + Reading.length(reading)) < LEAST_EPOCH_DIGITS) {
                return false;
            }
            long millis = Reading.millis(reading);
            values.add(millis);
            least = Math.min(least, millis);
            greatest = Math.max(greatest, millis);
        }
        return greatest - least <= LONGEST_SPAN && (values.size() > 1 || found.lines.cardinality() < MANY_LINES);
    }
}
