package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;

/**
 * The common and the combined log format of web servers, and what keeps their time in brackets, as the access logs of S3 do: the
 * time is {@code [02/Jan/2026:03:04:05 +0000]} after the client's address and names that may hold blanks.
 */
final class AccessLog implements LogFormat {

    static final String NAME = "access";

    private final Stamp stamp;

    private AccessLog(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        AccessLog format = new AccessLog(new Stamp(TimestampLayouts.ACCESS.pattern(), sample.zone()));
        BitSet hits = sample.linesWhere(
                line -> format.time(sample.buffer(), sample.start(line), sample.end(line)) != NO_TIME);
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "access log (common or combined)";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        // A line that starts with the time is no access log: nothing says whose access it was.
        for (int p = start + 1; p < end; p++) {
            long reading = buffer[p] == '[' ? stamp.pattern().read(buffer, p + 1, end) : Reading.NONE;
            int after = p + 1 + Reading.length(reading);
            if (reading != Reading.NONE && after < end && buffer[after] == ']') {
                return stamp.millis(reading);
            }
        }
        return NO_TIME;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return AccessLogFields.INSTANCE;
    }
}
