package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** The log of Linux' audit daemon: {@code type=SYSCALL msg=audit(1767323045.678:42): arch=c000003e success=yes}, each pair a field. */
final class AuditLog implements LogFormat {

    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = " msg=audit(".getBytes(StandardCharsets.US_ASCII);

    private final Stamp stamp;

    private AuditLog(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        AuditLog format = new AuditLog(new Stamp(TimestampLayouts.EPOCH.pattern(), sample.zone()));
        BitSet hits = sample.linesWhere(
                line -> format.time(sample.buffer(), sample.start(line), sample.end(line)) != NO_TIME);
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "audit log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        if (!ByteSearch.startsWith(TYPE, buffer, start, end)) {
            return NO_TIME;
        }
        int blank = ByteSearch.next(' ', buffer, start + TYPE.length, end);
        return ByteSearch.startsWith(MESSAGE, buffer, blank, end)
                ? stamp.timeAt(buffer, blank + MESSAGE.length, end)
                : NO_TIME;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return PairFields.INSTANCE;
    }
}
