package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampValue;

/**
 * Comma-separated values under a header; also with semicolons or tabs. The header is no event, also where it comes again. The time is in
 * a column that is called like one (see {@link TimeKeys}), or in one that holds times.
 *
 * <p>Values may hold line ends within quotes. Where the sample shows that, lines whose time cannot be read go on with the record before,
 * so that a record without a time does, too. Elsewhere each line is an event, and those of such a record have no fields.
 */
final class CsvFile implements LogFormat {

    static final String NAME = "csv";

    private final HeaderLine header;
    private final CsvFields fields;
    private final int timeColumn;
    private final TimestampValue times;
    private final boolean lacksYear;
    private final boolean spansLines;

    /**
     * A file.
     *
     * @param timeColumn the number of the column with the time, or -1
     * @param spansLines whether records may go on over several lines
     */
    CsvFile(
            HeaderLine header,
            CsvFields fields,
            int timeColumn,
            TimestampValue times,
            boolean lacksYear,
            boolean spansLines) {
        this.header = header;
        this.fields = fields;
        this.timeColumn = timeColumn;
        this.times = times;
        this.lacksYear = lacksYear;
        this.spansLines = spansLines && timeColumn >= 0;
    }

    @Override
    public String name() {
        return timeColumn < 0
                ? "CSV without a time"
                : "CSV, time in " + fields.names().get(timeColumn);
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        if (timeColumn < 0) {
            return NO_TIME;
        }
        int[] cells = new int[2 * (timeColumn + 1)];
        int count = CsvRecord.cut(fields.delimiter(), buffer, start, end, cells);
        if (count <= timeColumn) {
            return NO_TIME;
        }
        int from = cells[2 * timeColumn];
        long millis = times.millis(buffer, from < 0 ? ~from : from, cells[2 * timeColumn + 1]);
        return millis == Reading.NONE ? NO_TIME : millis;
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

    /** Whether records go on over lines that {@link #startsRecord} denies. */
    boolean spansLines() {
        return spansLines;
    }

    boolean startsRecord(byte[] buffer, int start, int end) {
        return time(buffer, start, end) != NO_TIME || isHeader(buffer, start, end);
    }
}
