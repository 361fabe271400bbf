package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.time.ZoneOffset;
import java.util.BitSet;

/**
 * Access logs of AWS load balancers. The time is in the first column of classic ones, after the type in those of application load
 * balancers, and after type and version in those of network load balancers, which write it in UTC without saying so.
 */
final class LoadBalancerLog implements LogFormat {

    static final String NAME = "elb";

    private final Stamp stamp = new Stamp(TimestampLayouts.ISO.pattern(), LocalTimeZone.of(ZoneOffset.UTC));

    private LoadBalancerLog() {}

    static Detection detect(Sample sample) {
        LoadBalancerLog format = new LoadBalancerLog();
        BitSet hits = sample.linesWhere(line -> format.matches(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "ELB access log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, timeColumn(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public FieldReader fieldReader() {
        return LoadBalancerFields.INSTANCE;
    }

    private boolean matches(byte[] buffer, int start, int end) {
        return LoadBalancerFields.matches(buffer, start, end) && time(buffer, start, end) != NO_TIME;
    }

    /** Where the time should start, at most {@code end}. */
    static int timeColumn(byte[] buffer, int start, int end) {
        int p = start;
        for (int column = 0; column < 2 && p < end && !isYear(buffer, p, end); column++) {
            p = SpacedColumns.end(' ', buffer, p, end) + 1;
        }
        return Math.min(p, end);
    }

    private static boolean isYear(byte[] buffer, int at, int end) {
        return at + 4 < end && buffer[at] >= '1' && buffer[at] <= '2' && buffer[at + 4] == '-';
    }
}
