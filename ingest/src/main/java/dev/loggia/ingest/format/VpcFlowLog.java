package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * VPC flow logs: in their default format (version 2) of fourteen columns, or with whatever columns the first line names, as files in S3
 * have it. The time of an event is the start of its flow in seconds since the epoch, or the end where the start is not recorded.
 */
final class VpcFlowLog implements LogFormat {

    static final String NAME = "vpc-flow";

    private static final Column ACCOUNT = new Column(' ', 1);
    private static final Column INTERFACE = new Column(' ', 2);
    private static final Column END = new Column(' ', 11);
    private static final int ACCOUNT_WIDTH = 12;

    private final VpcFlowFields fields;
    private final @Nullable HeaderLine header;
    private final @Nullable Column timeColumn;
    private final Stamp stamp = new Stamp(TimestampLayouts.EPOCH.pattern(), LocalTimeZone.of(ZoneOffset.UTC));

    private VpcFlowLog(VpcFlowFields fields, @Nullable HeaderLine header) {
        this.fields = fields;
        this.header = header;
        int start = fields.columns().indexOf("start");
        int time = start < 0 ? fields.columns().indexOf("end") : start;
        this.timeColumn = time < 0 ? null : new Column(' ', time);
    }

    static Detection detect(Sample sample) {
        HeaderLine header = HeaderLine.first(sample);
        List<String> columns =
                header == null ? List.of() : List.of(header.text().split(" "));
        if (header != null && VpcFlowFields.areColumns(columns)) {
            VpcFlowLog format = new VpcFlowLog(VpcFlowFields.of(columns), header);
            BitSet hits =
                    sample.linesWhere(line -> format.isHeader(sample.buffer(), sample.start(line), sample.end(line))
                            || format.fields.matches(sample.buffer(), sample.start(line), sample.end(line)));
            return Detection.of(format, sample, hits);
        }
        VpcFlowLog format = new VpcFlowLog(VpcFlowFields.DEFAULT, null);
        BitSet hits = sample.linesWhere(line -> format.isFlow(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "VPC flow log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return timeColumn == null ? NO_TIME : stamp.timeAt(buffer, timeColumn.find(buffer, start, end), end);
    }

    @Override
    public boolean hasTimes() {
        return timeColumn != null;
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
        return header != null;
    }

    @Override
    public boolean isHeader(byte[] buffer, int start, int end) {
        return header != null && header.matches(buffer, start, end);
    }

    private boolean isFlow(byte[] buffer, int start, int end) {
        int account = ACCOUNT.find(buffer, start, end);
        int networkInterface = INTERFACE.find(buffer, start, end);
        return start < end
                && buffer[start] == '2'
                && networkInterface == account + ACCOUNT_WIDTH + 1
                && networkInterface + 4 < end
                && buffer[networkInterface] == 'e'
                && buffer[networkInterface + 3] == '-'
                && time(buffer, start, end) != NO_TIME
                && stamp.timeAt(buffer, END.find(buffer, start, end), end) != NO_TIME;
    }
}
