package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Syslog of RFC 3164: {@code <34>Jan  2 03:04:05 host app[42]: text}, in files mostly without the priority. Behind a priority a
 * time with a year is also understood, as many senders have it.
 */
final class SyslogRfc3164 implements TimeLed {

    private static final List<TimestampLayout> LAYOUTS =
            List.of(TimestampLayouts.SYSLOG, TimestampLayouts.MONTH_DAY_YEAR, TimestampLayouts.ISO);

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
                        ? !isFollowedByBlank(TimestampLayouts.CTIME, buffer, at, sample.end(line))
                        : at > start;
                if (understood && isFollowedByBlank(layout, buffer, at, sample.end(line))) {
                    hits.add(layout, line);
                }
            }
        }
        TimestampLayout layout = hits.best();
        if (layout == null) {
            return null;
        }
        Stamp stamp = new Stamp(layout.pattern(), sample.zone());
        return Detection.of(new SyslogRfc3164(stamp), sample, hits.lines(layout));
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
}
