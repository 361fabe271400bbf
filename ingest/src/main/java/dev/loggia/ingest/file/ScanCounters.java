package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scan has seen, from all its workers. Thread-safe. */
final class ScanCounters {

    /** What is odd about an event without being worth a warning each. */
    enum Oddity {
        INHERITED_TIME("time-inherited", "without a time of its own", "has the time of the event before"),
        TIME_OF_INPUT("time-of-file", "without any time before it", "has the modification time of the file"),
        LONG_EVENT("event-too-long", "longer than 1 MiB", "became several"),
        BROKEN_JSON("json-broken", "of a JSON file that is not JSON", "has no fields");

        private final String code;
        private final String what;
        private final String outcome;

        Oddity(String code, String what, String outcome) {
            this.code = code;
            this.what = what;
            this.outcome = outcome;
        }
    }

    private static final class Count {
        private final BitSet inputs = new BitSet();
        private long events;
    }

    private final List<Input> inputs;
    private final long bytesTotal;
    private final Map<Oddity, Count> oddities = new EnumMap<>(Oddity.class);
    private long records;
    private long bytes;
    private long bytesRead;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    ScanCounters(List<Input> inputs, long bytesTotal) {
        this.inputs = inputs;
        this.bytesTotal = bytesTotal;
    }

    /** Events looked at; the times count only when there are events. */
    synchronized void addEvents(long moreRecords, long moreBytes, long first, long last) {
        if (moreRecords > 0) {
            records += moreRecords;
            bytes += moreBytes;
            earliest = Math.min(earliest, first);
            latest = Math.max(latest, last);
        }
    }

    synchronized void addBytesRead(long more) {
        bytesRead += more;
    }

    synchronized void add(Oddity oddity, Input input, long events) {
        if (events > 0) {
            Count count = oddities.computeIfAbsent(oddity, o -> new Count());
            count.events += events;
            count.inputs.set(input.index());
        }
    }

    synchronized ScanStatistics statistics() {
        @Nullable TimeRange found = records == 0 ? null : new TimeRange(earliest, latest);
        return new ScanStatistics(records, bytes, 0, 0, bytesRead, bytesTotal, found);
    }

    /** Tells what was odd and forgets it: one warning each. */
    synchronized void warn(ScanContext context) {
        oddities.forEach((oddity, count) -> context.warn(Diagnostic.warning(oddity.code, message(oddity, count))));
        oddities.clear();
    }

    private String message(Oddity oddity, Count count) {
        String first = inputs.get(count.inputs.nextSetBit(0)).name();
        int files = count.inputs.cardinality();
        String where = files == 1 ? "in " + first : String.format(Locale.ROOT, "in %,d files, first in %s", files, first);
        return String.format(
                Locale.ROOT,
                "%,d %s %s %s (%s)",
                count.events,
                count.events == 1 ? "event" : "events",
                oddity.what,
                oddity.outcome,
                where);
    }
}
