package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;

/** Apache's error log: {@code [Fri Jan 02 03:04:05.678901 2026] [core:error] ...}, in older versions without the fraction. */
final class ApacheErrorLog implements TimeLed {

    private final Stamp stamp;

    private ApacheErrorLog(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        ApacheErrorLog format = new ApacheErrorLog(new Stamp(TimestampLayouts.CTIME.pattern(), sample.zone()));
        BitSet hits =
                sample.linesWhere(line -> format.beginsWithTime(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "Apache error log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return start < end && buffer[start] == '[' ? stamp.timeAt(buffer, start + 1, end) : NO_TIME;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return TimeLed.orContinues(time(buffer, start, end));
    }
}
