package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import dev.loggia.ingest.timestamp.WordForLevel;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Syslog of RFC 3164: {@code <34>Jan  2 03:04:05 host app[42]: text}, in files mostly without the priority. Behind a priority a
 * time with a year is also understood, as many senders have it; without one, where a line names a host and a process, as rsyslog writes
 * files. Fields {@code hostname}, {@code appName}, {@code processId}, {@code message}, and from the priority {@code facility},
 * {@code severity} and {@code severityCode}, each as far as the line is sure to have it.
 */
final class SyslogRfc3164 implements TimeLed {

    static final String NAME = "syslog";

    private static final List<TimestampLayout> LAYOUTS =
            List.of(TimestampLayouts.SYSLOG, TimestampLayouts.MONTH_DAY_YEAR, TimestampLayouts.ISO);

    private static final int ISO_DATE = 10;

    /** In a file of syslog at least this share of the lines names a process. */
    private static final double LEAST_PROCESSES = 0.2;

    private final Stamp stamp;

    private SyslogRfc3164(Stamp stamp) {
        this.stamp = stamp;
    }

    static @Nullable Detection detect(Sample sample) {
        byte[] buffer = sample.buffer();
        LayoutHits hits = new LayoutHits();
        for (int line = 0; line < sample.lines(); line++) {
            int start = sample.start(line);
            int at = Opening.skipPriority(buffer, start, sample.end(line));
            for (TimestampLayout layout : LAYOUTS) {
                boolean understood = layout.equals(TimestampLayouts.SYSLOG)
                        ? TimestampLayouts.CTIME.pattern().read(buffer, at, sample.end(line)) == Reading.NONE
                        : at > start;
                if (understood && isFollowedByBlank(layout, buffer, at, sample.end(line))) {
                    hits.add(layout, line);
                }
            }
        }
        BitSet files = linesOfFiles(sample);
        files.or(hits.lines(TimestampLayouts.ISO));
        hits.add(TimestampLayouts.ISO, files);
        TimestampLayout layout = hits.best();
        if (layout == null) {
            return null;
        }
        Stamp stamp = new Stamp(layout.pattern(), sample.zone());
        return Detection.of(new SyslogRfc3164(stamp), sample, hits.lines(layout));
    }

    /** Lines as {@code 2026-01-02T03:04:05+01:00 host app[42]: text}; none when too few name a process, which anybody's lines lack. */
    private static BitSet linesOfFiles(Sample sample) {
        byte[] buffer = sample.buffer();
        BitSet tagged = new BitSet();
        int processes = 0;
        for (int line = 0; line < sample.lines(); line++) {
            int start = sample.start(line);
            int end = sample.end(line);
            SyslogLine parts =
                    ByteSearch.isAt('T', buffer, start + ISO_DATE, end) ? SyslogLine.of(buffer, start, end) : null;
            SyslogTag tag = parts == null ? null : parts.tag();
            if (parts != null
                    && tag != null
                    && parts.hostEnd() > parts.host()
                    && WordForLevel.skip(buffer, parts.host(), end) == parts.host()) {
                tagged.set(line);
                processes += tag.process() < 0 ? 0 : 1;
            }
        }
        return processes < tagged.cardinality() * LEAST_PROCESSES ? new BitSet() : tagged;
    }

    private static boolean isFollowedByBlank(TimestampLayout layout, byte[] buffer, int at, int end) {
        long reading = layout.pattern().read(buffer, at, end);
        int after = at + Reading.length(reading);
        return reading != Reading.NONE && after < end && buffer[after] == ' ';
    }

    @Override
    public String name() {
        return "syslog (RFC 3164)";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, Opening.skipPriority(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return stamp.lacksYear();
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return TimeLed.orContinues(time(buffer, start, end));
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    /** The fields of a line. */
    enum Fields implements FieldReader {
        INSTANCE;

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            SyslogLine line = SyslogLine.of(buffer, start, end);
            if (line == null) {
                return false;
            }
            SyslogPriority.put(buffer, start, line.priorityEnd(), fields);
            if (line.hostEnd() > line.host()) {
                fields.putText("hostname", buffer, line.host(), line.hostEnd());
            }
            SyslogTag tag = line.tag();
            if (tag != null) {
                fields.putText("appName", buffer, line.rest(), tag.end());
                if (tag.process() >= 0) {
                    fields.put("processId", buffer, tag.process(), tag.processEnd());
                }
            }
            fields.putText("message", buffer, tag == null ? line.rest() : tag.text(), end);
            return true;
        }

        /** The names of facility and severity are in no message. */
        @Override
        public boolean verbatim() {
            return false;
        }
    }
}
