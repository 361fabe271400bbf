package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;
import java.util.List;

/**
 * Syslog of RFC 5424: {@code <34>1 2026-01-02T03:04:05.678Z host app 42 ID47 - text}; a {@code -} stands for nothing. Fields
 * {@code hostname}, {@code appName}, {@code processId}, {@code messageId}, {@code message}, {@code facility}, {@code severity},
 * {@code severityCode}, and {@code structuredData.<element>.<parameter>}.
 */
final class SyslogRfc5424 implements TimeLed {

    static final String NAME = "syslog-5424";

    private final Stamp stamp;

    private SyslogRfc5424(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        SyslogRfc5424 format = new SyslogRfc5424(new Stamp(TimestampLayouts.ISO.pattern(), sample.zone()));
        BitSet hits =
                sample.linesWhere(line -> format.beginsWithTime(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "syslog (RFC 5424)";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, afterVersion(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        int at = afterVersion(buffer, start, end);
        boolean nil = at >= 0 && at < end && buffer[at] == '-';
        return nil ? NO_TIME : TimeLed.orContinues(stamp.timeAt(buffer, at, end));
    }

    /** After the priority, the version and a blank, or -1. */
    private static int afterVersion(byte[] buffer, int start, int end) {
        int version = Opening.skipPriority(buffer, start, end);
        if (version == start) {
            return -1;
        }
        int p = version;
        while (p < end && p < version + 2 && buffer[p] >= '0' && buffer[p] <= '9') {
            p++;
        }
        return p > version && p < end && buffer[p] == ' ' ? p + 1 : -1;
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    /** The fields of a line. */
    enum Fields implements FieldReader {
        INSTANCE;

        private static final List<String> WORDS = List.of("hostname", "appName", "processId", "messageId");

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            int time = afterVersion(buffer, start, end);
            int timeEnd =
                    time < 0 || ByteSearch.isAt('-', buffer, time, end) ? time + 1 : IsoOutline.end(buffer, time, end);
            if (time < 0 || !ByteSearch.isAt(' ', buffer, timeEnd, end)) {
                return false;
            }
            SyslogPriority.put(buffer, start, Opening.skipPriority(buffer, start, end), fields);
            int at = timeEnd + 1;
            for (String word : WORDS) {
                int after = ByteSearch.next(' ', buffer, at, end);
                if (after > at && (after - at > 1 || buffer[at] != '-')) {
                    putWord(word, buffer, at, after, fields);
                }
                at = Math.min(after + 1, end);
            }
            int text = SyslogElements.put(buffer, at, end, fields);
            text = ByteSearch.isAt(' ', buffer, text, end) ? text + 1 : text;
            text = Opening.skipByteOrderMark(buffer, text, end);
            if (text < end) {
                fields.putText("message", buffer, text, end);
            }
            return true;
        }

        private static void putWord(String name, byte[] buffer, int start, int end, FieldSink fields) {
            if (name.equals("processId")) {
                fields.put(name, buffer, start, end);
            } else {
                fields.putText(name, buffer, start, end);
            }
        }

        /** The names of facility and severity are in no message. */
        @Override
        public boolean verbatim() {
            return false;
        }
    }
}
