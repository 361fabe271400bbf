package dev.loggia.ingest.format;

import dev.loggia.event.NumericText;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayout.Evidence;
import dev.loggia.ingest.timestamp.TimestampValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells comma-separated values from text with commas. The first line names columns and is not most of all lines; nearly all lines
 * have as many cells; and some column holds numbers or times under its name.
 */
final class CsvDetector {

    /** In the order in which they are believed. */
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private static final int MOST_COLUMNS = 1000;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_WORDS = 5;
    /** So many records tell what a column holds. */
    private static final int ENOUGH_RECORDS = 100;

    private static final double NEARLY_AS_MANY = 0.9;

    private final Sample sample;
    private final HeaderLine header;
    private final CsvFields fields;
    /** The lines that are of records with the right number of cells. */
    private final BitSet lines = new BitSet();
    /** Where the cells of the first records are. */
    private final List<int[]> records = new ArrayList<>();

    private int headers;
    private boolean spansLines;

    private CsvDetector(Sample sample, HeaderLine header, CsvFields fields) {
        this.sample = sample;
        this.header = header;
        this.fields = fields;
    }

    /** Never tells of prose: what could be that has no share. Null when the first line does not name two columns. */
    static @Nullable Detection detect(Sample sample) {
        HeaderLine header = HeaderLine.first(sample);
        CsvDetector best = null;
        for (int i = 0; i < DELIMITERS.length && header != null; i++) {
            List<String> names = names(header.bytes(), DELIMITERS[i]);
            if (names.size() < 2 || names.size() > MOST_COLUMNS) {
                continue;
            }
            CsvDetector candidate = new CsvDetector(sample, header, CsvFields.of(DELIMITERS[i], names));
            candidate.readLines();
            if (best == null || candidate.lines.cardinality() > best.lines.cardinality()) {
                best = candidate;
            }
        }
        return best == null ? null : best.detection();
    }

    private static List<String> names(byte[] line, char delimiter) {
        int[] cells = new int[2 * (line.length + 1)];
        int count = CsvRecord.cut(delimiter, line, 0, line.length, cells);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(text(line, cells[2 * i], cells[2 * i + 1]));
        }
        return names;
    }

    private static String text(byte[] line, int from, int to) {
        return from < 0
                ? new String(CsvRecord.unquoted(line, ~from, to), StandardCharsets.UTF_8)
                : new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private void readLines() {
        int line = Math.max(sample.firstFilledLine(), 0);
        while (line < sample.lines()) {
            int after = readRecord(line);
            lines.set(line, after);
            line = Math.max(after, line + 1);
        }
    }

    /** Reads the record that starts with a line. @return the line after it; the line itself when it is none */
    private int readRecord(int line) {
        if (header.matches(sample.buffer(), sample.start(line), sample.end(line))) {
            headers++;
            return line + 1;
        }
        int[] cells = new int[2 * fields.names().size()];
        int last = line + 1;
        int count = cut(line, last, cells);
        if (count == CsvRecord.OPEN) {
            last = closed(line);
            count = cut(line, last, cells);
        }
        if (count != fields.names().size()) {
            return line;
        }
        spansLines |= last > line + 1;
        if (records.size() < ENOUGH_RECORDS) {
            records.add(cells);
        }
        return last;
    }

    private int cut(int line, int last, int[] cells) {
        return CsvRecord.cut(fields.delimiter(), sample.buffer(), sample.start(line), sample.end(last - 1), cells);
    }

    /** After the line in which the quotes that are open in this one close: where they are even in number. */
    private int closed(int line) {
        int quotes = 1;
        int last = line + 1;
        while (quotes % 2 == 1 && last < sample.lines()) {
            quotes += ByteSearch.count('"', sample.buffer(), sample.start(last), sample.end(last));
            last++;
        }
        return last;
    }

    private Detection detection() {
        LayoutHits[] times = timesOfColumns();
        int column = columnCalledTime(times);
        TimestampLayout layout = column < 0 ? null : times[column].best();
        ColumnSearch.Found found = column < 0 && isMost(lines.cardinality()) ? ColumnSearch.search(sample) : null;
        if (found != null && isColumn(found.column(), times)) {
            column = found.column().index();
            layout = found.layout();
        }
        int clock = -1;
        if (layout == null && column < 0) {
            int date = columnNamed("date");
            clock = columnNamed("time");
            layout = date < 0 || clock < 0 ? null : timesOf(date, clock).best();
            column = layout == null ? -1 : date;
            clock = layout == null ? -1 : clock;
        }
        boolean lacksYear = layout != null && layout.pattern().lacksYear();
        CsvFile file = new CsvFile(header, fields, column, clock, sample.valueReader(layout), lacksYear, spansLines);
        return isConvincing(times, clock >= 0) ? Detection.of(file, sample, lines) : new Detection(file, 0, "");
    }

    private boolean isMost(int count) {
        return 2 * count > sample.filledLines();
    }

    /** The column with times whose name says so best, or the first one with times the user described; -1 when there is none. */
    private int columnCalledTime(LayoutHits[] times) {
        int most = 0;
        for (LayoutHits ofColumn : times) {
            most = Math.max(most, lines(ofColumn));
        }
        int best = -1;
        int bestRank = TimeKeys.NONE;
        for (int column = 0; column < times.length; column++) {
            int rank = rank(fields.names().get(column));
            boolean many = lines(times[column]) > 0 && lines(times[column]) >= most * NEARLY_AS_MANY;
            if (many && (rank < bestRank || sample.hasGivenLayouts() && best < 0)) {
                best = column;
                bestRank = rank;
            }
        }
        return best;
    }

    private boolean isColumn(Column column, LayoutHits[] times) {
        return (column.index() == 0 || column.delimiter() == fields.delimiter())
                && column.index() < times.length
                && lines(times[column.index()]) > 0;
    }

    /** The times in each column. */
    private LayoutHits[] timesOfColumns() {
        LayoutHits[] hits = new LayoutHits[fields.names().size()];
        for (int column = 0; column < hits.length; column++) {
            hits[column] = new LayoutHits();
            for (int record = 0; record < records.size(); record++) {
                int from = records.get(record)[2 * column];
                int to = records.get(record)[2 * column + 1];
                for (TimestampLayout layout : from < 0 ? List.<TimestampLayout>of() : sample.layouts()) {
                    if (TimestampValue.readWhole(layout.pattern(), sample.buffer(), from, to) != Reading.NONE) {
                        hits[column].add(layout, record);
                        if (layout.evidence() == Evidence.SELF_EVIDENT) {
                            break;
                        }
                    }
                }
            }
        }
        return hits;
    }

    private int columnNamed(String name) {
        for (int column = 0; column < fields.names().size(); column++) {
            if (fields.names().get(column).strip().equalsIgnoreCase(name)) {
                return column;
            }
        }
        return -1;
    }

    /** The times that two columns make up, where most records have one; else none. */
    private LayoutHits timesOf(int date, int clock) {
        LayoutHits hits = new LayoutHits();
        for (int record = 0; record < records.size(); record++) {
            byte[] both = CsvFile.joined(sample.buffer(), records.get(record), date, clock);
            for (TimestampLayout layout : sample.layouts()) {
                if (TimestampValue.readWhole(layout.pattern(), both, 0, both.length) != Reading.NONE) {
                    hits.add(layout, record);
                }
            }
        }
        return 2 * lines(hits) > records.size() ? hits : new LayoutHits();
    }

    private static int lines(LayoutHits hits) {
        TimestampLayout best = hits.best();
        return best == null ? 0 : hits.lines(best).cardinality();
    }

    private static int rank(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return TimeKeys.rank(bytes, 0, bytes.length);
    }

    private boolean isConvincing(LayoutHits[] times, boolean hasTimes) {
        List<String> names = names(header.bytes(), fields.delimiter());
        if (2 * headers > lines.cardinality()
                || records.isEmpty()
                || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(CsvDetector::isName)) {
            return false;
        }
        for (int column = 0; column < times.length; column++) {
            if (hasTimes || 2 * Math.max(lines(times[column]), numbers(column)) > records.size()) {
                return true;
            }
        }
        return false;
    }

    private int numbers(int column) {
        int numbers = 0;
        for (int[] cells : records) {
            int from = cells[2 * column];
            numbers += from >= 0 && NumericText.parse(sample.buffer(), from, cells[2 * column + 1]) != null ? 1 : 0;
        }
        return numbers;
    }

    /** What people call a column: a few words, and no number, pair or time. */
    private static boolean isName(String name) {
        String text = name.strip();
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && !text.matches("[0-9].*[^0-9A-Za-z_ ].*")
                && text.chars().anyMatch(Character::isLetter)
                && text.chars().noneMatch(c -> "={}<>\"\\".indexOf(c) >= 0)
                && text.split(" +").length <= MOST_WORDS;
    }
}
