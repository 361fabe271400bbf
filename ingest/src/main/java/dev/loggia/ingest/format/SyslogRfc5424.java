package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;

/** Syslog of RFC 5424: {@code <34>1 2026-01-02T03:04:05.678Z host app 42 ID47 - text}; a {@code -} stands for no time. */
final class SyslogRfc5424 implements TimeLed {

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
}
