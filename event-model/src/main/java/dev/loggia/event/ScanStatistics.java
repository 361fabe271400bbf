package dev.loggia.event;

import org.jspecify.annotations.Nullable;

/**
 * Counters of a scan. Records and bytes are those of events in the requested time range.
 *
 * @param recordsScanned events looked at, before any predicate
 * @param bytesScanned UTF-8 bytes of their messages
 * @param recordsSkipped events known to exist but passed over without looking at them
 * @param bytesSkipped UTF-8 bytes of their messages
 * @param bytesRead bytes read from files, compressed if they are; for progress
 * @param bytesTotal bytes there are to read, or -1 when unknown (a pipe); for progress
 * @param blocksRead blocks of messages that were unpacked; 0 for a source without blocks
 * @param found the earliest and latest event time seen in the requested range, or null when there was no event
 */
public record ScanStatistics(
        long recordsScanned,
        long bytesScanned,
        long recordsSkipped,
        long bytesSkipped,
        long bytesRead,
        long bytesTotal,
        long blocksRead,
        @Nullable TimeRange found) {

    public static final ScanStatistics NONE = new ScanStatistics(0, 0, 0, 0, 0, 0, 0, null);

    /** The sum of two scans. */
    public ScanStatistics plus(ScanStatistics other) {
        TimeRange both = found == null
                ? other.found
                : other.found == null
                        ? found
                        : new TimeRange(
                                Math.min(found.start(), other.found.start()), Math.max(found.end(), other.found.end()));
        return new ScanStatistics(
                recordsScanned + other.recordsScanned,
                bytesScanned + other.bytesScanned,
                recordsSkipped + other.recordsSkipped,
                bytesSkipped + other.bytesSkipped,
                bytesRead + other.bytesRead,
                bytesTotal < 0 || other.bytesTotal < 0 ? -1 : bytesTotal + other.bytesTotal,
                blocksRead + other.blocksRead,
                both);
    }
}
