package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;
import java.util.List;

/**
 * VPC flow logs in their default format (version 2): fourteen columns, the first two version and account, the eleventh the start of
 * the flow in seconds since the epoch, which is the time of the event. Fields as the service names them (section 5.2 of the language
 * reference); a {@code -} stands for none.
 */
final class VpcFlowLog implements LogFormat {

    static final String NAME = "vpc-flow";

    private static final List<String> FIELDS = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "startTime",
            "endTime",
            "action",
            "logStatus");

    private static final Column ACCOUNT = new Column(' ', 1);
    private static final Column INTERFACE = new Column(' ', 2);
    private static final Column START = new Column(' ', 10);
    private static final Column END = new Column(' ', 11);
    private static final int ACCOUNT_WIDTH = 12;

    private final Stamp stamp;

    private VpcFlowLog(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        VpcFlowLog format = new VpcFlowLog(new Stamp(TimestampLayouts.EPOCH.pattern(), sample.zone()));
        BitSet hits = sample.linesWhere(line -> format.isFlow(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "VPC flow log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, START.find(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
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

    /** The fields of a flow. */
    enum Fields implements FieldReader {
        INSTANCE;

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            if (end - start < 2 || buffer[start] != '2' || buffer[start + 1] != ' ') {
                return false;
            }
            return SpacedColumns.put(FIELDS, buffer, start, end, fields);
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
