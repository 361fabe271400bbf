package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.EpochNumber;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     */
    record Found(Column column, TimestampLayout layout, BitSet lines) {}

    private final Sample sample;
    private final Map<Column, LayoutHits> hits = new LinkedHashMap<>();

    private ColumnSearch(Sample sample) {
        this.sample = sample;
    }

    static @Nullable Found search(Sample sample) {
        ColumnSearch search = new ColumnSearch(sample);
        search.collectFirstColumn();
        Found first = search.best();
        if (first != null && sample.share(first.lines) >= CLEAR) {
            return first;
        }
        Sample beginning = sample.beginning(MOST_LINES);
        ColumnSearch wider = new ColumnSearch(beginning);
        wider.collectFirstColumn();
        for (char delimiter : Column.DELIMITERS) {
            wider.collectLaterColumns(delimiter);
        }
        Found later = wider.best();
        return later == null || first != null && later.column.equals(Column.FIRST) ? first : later;
    }

    private void collectFirstColumn() {
        for (int line = 0; line < sample.lines(); line++) {
            int at = Column.FIRST.find(sample.buffer(), sample.start(line), sample.end(line));
            collect(Column.FIRST, line, at);
        }
    }

    private void collectLaterColumns(char delimiter) {
        for (int line = 0; line < sample.lines(); line++) {
            byte[] buffer = sample.buffer();
            int end = Math.min(sample.end(line), sample.start(line) + MOST_BYTES);
            int at = Opening.skip(buffer, sample.start(line), end);
            for (int index = 1; index <= MOST_COLUMNS; index++) {
                at = Column.next(delimiter, buffer, at, end);
                if (at < 0) {
                    break;
                }
                collect(new Column(delimiter, index), line, Opening.skip(buffer, at, end));
            }
        }
    }

    private void collect(Column column, int line, int at) {
        byte[] buffer = sample.buffer();
        int end = sample.end(line);
        if (at >= end || !Character.isLetterOrDigit(buffer[at])) {
            return;
        }
        for (TimestampLayout layout : sample.layouts()) {
            boolean considered = column.index() == 0 || layout.evidence() != Evidence.DIGITS;
            if (considered && layout.pattern().read(buffer, at, end) != Reading.NONE) {
                hits.computeIfAbsent(column, any -> new LayoutHits()).add(layout, line);
            }
        }
    }

    private @Nullable Found best() {
        List<Found> candidates = new ArrayList<>();
        int most = 0;
        for (Map.Entry<Column, LayoutHits> entry : hits.entrySet()) {
            for (TimestampLayout layout : entry.getValue().layouts()) {
                Found found = new Found(entry.getKey(), layout, entry.getValue().lines(layout));
                if (entry.getValue().isCertain(layout)
                        && sample.share(found.lines) >= leastShare(found)
                        && isPlausible(found)) {
                    candidates.add(found);
                    most = Math.max(most, found.lines.cardinality());
                }
            }
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
