package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** MySQL's log of slow queries: {@code # Time: 2026-01-02T03:04:05.678901Z} begins an event of several lines. */
final class MySqlSlowLog implements TimeLed {

    private static final byte[] HEAD = "# Time: ".getBytes(StandardCharsets.US_ASCII);

    private final Stamp stamp;

    private MySqlSlowLog(Stamp stamp) {
        this.stamp = stamp;
    }

    /** A few lines of many have the time: that there are some is enough. */
    static @Nullable Detection detect(Sample sample) {
        MySqlSlowLog format = new MySqlSlowLog(new Stamp(TimestampLayouts.ISO.pattern(), sample.zone()));
        BitSet heads =
                sample.linesWhere(line -> format.beginsWithTime(sample.buffer(), sample.start(line), sample.end(line)));
        if (heads.isEmpty()) {
            return null;
        }
        return new Detection(format, 1, Detection.of(format, sample, heads).evidence());
    }

    @Override
    public String name() {
        return "MySQL slow query log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return ByteSearch.startsWith(HEAD, buffer, start, end)
                ? stamp.timeAt(buffer, start + HEAD.length, end)
                : NO_TIME;
    }

    @Override
    public boolean leadsEveryEvent() {
        return true;
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
