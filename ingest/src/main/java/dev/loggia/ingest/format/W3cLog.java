package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The W3C's extended log file format, as IIS and CloudFront write it: a line {@code #Fields: date time cs-method ...} names the columns,
 * which blanks or tabs part. Lines that begin with {@code #} are no events. The time is that of the columns {@code date} and
 * {@code time}, in UTC by definition. Fields have the names of the columns; a {@code -} stands for none.
 *
 * <p>The first {@code #Fields} line counts for the whole file, and a line with another number of columns has no fields. Where a later
 * {@code #Fields} line of the sample names as many columns, those that it calls otherwise are no fields anywhere in the file.
 */
final class W3cLog implements LogFormat {

    static final String NAME = "w3c";

    private static final String DIRECTIVE = "#Fields:";
    private static final byte[] DIRECTIVE_BYTES = DIRECTIVE.getBytes(StandardCharsets.US_ASCII);

    /** Stands for the name of a column that has several. */
    private static final String NAMELESS = "-";

    private final Fields fields;
    private final int date;
    private final int time;
    private final Stamp stamp = new Stamp(TimestampLayouts.ISO.pattern(), LocalTimeZone.of(ZoneOffset.UTC));

    private W3cLog(List<String> columns) {
        this.fields = new Fields(columns);
        this.date = columns.indexOf("date");
        this.time = columns.indexOf("time");
    }

    static @Nullable Detection detect(Sample sample) {
        List<String> columns = columns(sample);
        if (columns.isEmpty()) {
            return null;
        }
        W3cLog format = new W3cLog(columns);
        BitSet hits = sample.linesWhere(line -> {
            int start = sample.start(line);
            int end = sample.end(line);
            return format.isHeader(sample.buffer(), start, end)
                    || format.fields.matches(sample.buffer(), start, end)
                            && (!format.hasTimes() || format.time(sample.buffer(), start, end) != NO_TIME);
        });
        return Detection.of(format, sample, hits);
    }

    /** The columns that all directives name alike which name as many as the first; none when the first lines have no directive. */
    private static List<String> columns(Sample sample) {
        List<String> columns = firstColumns(sample);
        for (int line = 0; line < sample.lines() && !columns.isEmpty(); line++) {
            columns = inCommon(columns, columns(sample.buffer(), sample.start(line), sample.end(line)));
        }
        return columns;
    }

    private static List<String> inCommon(List<String> columns, List<String> others) {
        if (columns.size() != others.size()) {
            return columns;
        }
        List<String> common = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            common.add(columns.get(i).equals(others.get(i)) ? columns.get(i) : NAMELESS);
        }
        return List.copyOf(common);
    }

    /** The columns that a line names; none when it is no directive. */
    private static List<String> columns(byte[] buffer, int start, int end) {
        int first = Opening.skipByteOrderMark(buffer, start, end);
        return ByteSearch.startsWith(DIRECTIVE_BYTES, buffer, first, end)
                ? columns(new String(
                        buffer,
                        first + DIRECTIVE_BYTES.length,
                        end - first - DIRECTIVE_BYTES.length,
                        StandardCharsets.UTF_8))
                : List.of();
    }

    /** The columns that the first directive of the first lines names; none when there is no such. */
    private static List<String> firstColumns(Sample sample) {
        for (int line = Math.max(sample.firstFilledLine(), 0); line < sample.lines(); line++) {
            if (sample.start(line) < sample.end(line) && sample.buffer()[sample.start(line)] != '#') {
                return List.of();
            }
            HeaderLine header = HeaderLine.of(sample, line);
            if (header != null && header.text().startsWith(DIRECTIVE)) {
                return columns(header.text().substring(DIRECTIVE.length()));
            }
        }
        return List.of();
    }

    private static List<String> columns(String text) {
        List<String> columns = new ArrayList<>();
        for (String name : text.replace('\t', ' ').split(" ")) {
            if (!name.isEmpty()) {
                columns.add(name);
            }
        }
        return List.copyOf(columns);
    }

    @Override
    public String name() {
        return "W3C extended log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        if (!hasTimes()) {
            return NO_TIME;
        }
        char delimiter = Fields.delimiter(buffer, start, end);
        int dateStart = column(date, delimiter, buffer, start, end);
        if (time == date + 1) {
            return dateStart < end ? stamp.timeAt(buffer, dateStart, end) : NO_TIME;
        }
        int timeStart = column(time, delimiter, buffer, start, end);
        if (dateStart >= end || timeStart >= end) {
            return NO_TIME;
        }
        int dateEnd = SpacedColumns.end(delimiter, buffer, dateStart, end);
        int timeEnd = SpacedColumns.end(delimiter, buffer, timeStart, end);
        byte[] both = new byte[dateEnd - dateStart + 1 + timeEnd - timeStart];
        System.arraycopy(buffer, dateStart, both, 0, dateEnd - dateStart);
        both[dateEnd - dateStart] = ' ';
        System.arraycopy(buffer, timeStart, both, dateEnd - dateStart + 1, timeEnd - timeStart);
        return stamp.timeAt(both, 0, both.length);
    }

    private static int column(int index, char delimiter, byte[] buffer, int start, int end) {
        int at = start;
        for (int i = 0; i < index && at < end; i++) {
            at = SpacedColumns.end(delimiter, buffer, at, end) + 1;
        }
        return at;
    }

    @Override
    public boolean hasTimes() {
        return date >= 0 && time >= 0;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return fields;
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public boolean isHeader(byte[] buffer, int start, int end) {
        int first = Opening.skipByteOrderMark(buffer, start, end);
        return first < end && buffer[first] == '#';
    }

    @Override
    public boolean renamesFields(byte[] buffer, int start, int end) {
        return !inCommon(fields.names, columns(buffer, start, end)).equals(fields.names);
    }

    /** The fields of lines with these columns. */
    static final class Fields implements FieldReader {
        private final List<String> names;
        private final SpacedColumns columns;

        Fields(List<String> names) {
            this.names = names;
            this.columns = SpacedColumns.exactly(columns(LineColumn.plain(names)));
        }

        private List<LineColumn> columns(List<LineColumn> plain) {
            List<LineColumn> columns = new ArrayList<>(plain);
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(NAMELESS)) {
                    columns.set(i, LineColumn.Unknown.INSTANCE);
                }
            }
            return columns;
        }

        /** The reader of an identity. @param columns with blanks between them */
        static Fields of(String columns) {
            return new Fields(W3cLog.columns(columns));
        }

        @Override
        public String identity() {
            return NAME + "|" + String.join(" ", names);
        }

        @Override
        public boolean verbatim() {
            return true;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink sink) {
            return start < end
                    && buffer[start] != '#'
                    && columns.put(delimiter(buffer, start, end), buffer, start, end, sink);
        }

        boolean matches(byte[] buffer, int start, int end) {
            return columns.matches(delimiter(buffer, start, end), buffer, start, end);
        }

        /** Whichever stands first: values hold neither, but for quoted ones. */
        static char delimiter(byte[] buffer, int start, int end) {
            int p = start;
            while (p < end && buffer[p] != ' ' && buffer[p] != '\t') {
                p++;
            }
            return p < end ? (char) buffer[p] : ' ';
        }
    }
}
