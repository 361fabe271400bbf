package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;

/**
 * DNS queries as Route 53 logs them: ten columns, the first the version {@code 1.0}, the second the time, the third the hosted zone.
 * Fields as the service names them (section 5.2 of the language reference); a {@code -} stands for none.
 */
final class Route53QueryLog implements LogFormat {

    static final String NAME = "route53";

    private static final SpacedColumns COLUMNS = SpacedColumns.exactly(LineColumn.plain(List.of(
            "version",
            "queryTimestamp",
            "hostZoneId",
            "queryName",
            "queryType",
            "responseCode",
            "protocol",
            "edgeLocation",
            "resolverIp",
            "ednsClientSubnet")));

    private static final Column TIME = new Column(' ', 1);
    private static final Column ZONE = new Column(' ', 2);

    private final Stamp stamp = new Stamp(TimestampLayouts.ISO.pattern(), LocalTimeZone.of(ZoneOffset.UTC));

    private Route53QueryLog() {}

    static Detection detect(Sample sample) {
        Route53QueryLog format = new Route53QueryLog();
        BitSet hits = sample.linesWhere(line -> format.isQuery(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "Route 53 query log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, TIME.find(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    private boolean isQuery(byte[] buffer, int start, int end) {
        int zone = ZONE.find(buffer, start, end);
        return hasVersion(buffer, start, end)
                && COLUMNS.matches(' ', buffer, start, end)
                && zone >= 0
                && buffer[zone] == 'Z'
                && time(buffer, start, end) != NO_TIME;
    }

    private static boolean hasVersion(byte[] buffer, int start, int end) {
        return start + 3 < end && buffer[start] == '1' && buffer[start + 1] == '.' && buffer[start + 3] == ' ';
    }

    /** The fields of a query. */
    enum Fields implements FieldReader {
        INSTANCE;

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            return hasVersion(buffer, start, end) && COLUMNS.put(' ', buffer, start, end, fields);
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
