package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampValue;

/**
 * Comma-separated values under a header; also with semicolons or tabs. The header is no event, also where it comes again. The time is in
 * a column that is called like one (see {@link TimeKeys}), in one that holds times, or in two called {@code date} and {@code time}.
 *
 * <p>Values may hold line ends within quotes. Where the sample shows that, a line starts a record when its time can be read and it has as many
 * columns as the header or ends within quotes, or when it ends within quotes before the time; any other goes on with the record before.
 * Elsewhere each line is an event, and those of such a record have no fields.
 */
final class CsvFile implements ContinuedFormat {

    static final String NAME = "csv";

    private final HeaderLine header;
    private final CsvFields fields;
    private final int timeColumn;
    private final int clockColumn;
    private final TimestampValue times;
    private final boolean lacksYear;
    private final boolean spansLines;

    /**
     * A file.
     *
     * @param timeColumn the number of the column with the time or the date, or -1
     * @param clockColumn the number of the column with the time of day, or -1 when the other one has it, too
     * @param spansLines whether records may go on over several lines
     */
    CsvFile(
            HeaderLine header,
            CsvFields fields,
            int timeColumn,
            int clockColumn,
            TimestampValue times,
            boolean lacksYear,
            boolean spansLines) {
        this.header = header;
        this.fields = fields;
        this.timeColumn = timeColumn;
        this.clockColumn = clockColumn;
        this.times = times;
        this.lacksYear = lacksYear;
        this.spansLines = spansLines && timeColumn >= 0;
    }

    @Override
    public String name() {
        if (timeColumn < 0) {
            return "CSV without a time";
        }
        String clock = clockColumn < 0 ? "" : " and " + fields.names().get(clockColumn);
        return "CSV, time in " + fields.names().get(timeColumn) + clock;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        if (timeColumn < 0) {
            return NO_TIME;
        }
        int last = Math.max(timeColumn, clockColumn);
        int[] cells = new int[2 * (last + 1)];
        int count = CsvRecord.cut(fields.delimiter(), buffer, start, end, cells);
        if (count <= last) {
            return NO_TIME;
        }
        long millis;
        if (clockColumn < 0) {
            int from = cells[2 * timeColumn];
            millis = times.millis(buffer, from < 0 ? ~from : from, cells[2 * timeColumn + 1]);
        } else {
            byte[] both = joined(buffer, cells, timeColumn, clockColumn);
            millis = times.millis(both, 0, both.length);
        }
        return millis == Reading.NONE ? NO_TIME : millis;
    }

    /** The values of two columns with a blank between them. */
    static byte[] joined(byte[] buffer, int[] cells, int first, int second) {
        int from = cells[2 * first] < 0 ? ~cells[2 * first] : cells[2 * first];
        int length = cells[2 * first + 1] - from;
        int secondFrom = cells[2 * second] < 0 ? ~cells[2 * second] : cells[2 * second];
        int secondLength = cells[2 * second + 1] - secondFrom;
        byte[] both = new byte[length + 1 + secondLength];
        System.arraycopy(buffer, from, both, 0, length);
        both[length] = ' ';
        System.arraycopy(buffer, secondFrom, both, length + 1, secondLength);
        return both;
    }

    @Override
    public boolean lacksYear() {
        return lacksYear;
    }

    @Override
    public boolean hasTimes() {
        return timeColumn >= 0;
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
        return header.matches(buffer, start, end);
    }

    @Override
    public boolean spansLines() {
        return spansLines;
    }

    @Override
    public boolean continuesEvent(byte[] buffer, int start, int end) {
        if (isHeader(buffer, start, end)) {
            return false;
        }
        int columns = fields.names().size();
        int count = CsvRecord.cut(fields.delimiter(), buffer, start, end, new int[2 * columns]);
        if (count != columns && count != CsvRecord.OPEN) {
            return true;
        }
        boolean opensBeforeTime = count == CsvRecord.OPEN
                && CsvRecord.cut(
                                fields.delimiter(),
                                buffer,
                                start,
                                end,
                                new int[2 * (Math.max(timeColumn, clockColumn) + 1)])
                        == CsvRecord.OPEN;
        return !opensBeforeTime && time(buffer, start, end) == NO_TIME;
    }
}
