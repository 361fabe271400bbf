package dev.loggia;

import dev.loggia.event.TimeRange;
import java.time.Duration;
import java.util.Optional;

/**
 * What a query looked at so far: for progress while it runs, final once its rows are read. Scanned and skipped together are all events
 * of the time range, unless the query ended before its sources did, as {@code limit any} may. Immutable.
 *
 * @param recordsMatched of the events looked at those that passed the filters, before {@code stats}, {@code dedup} and {@code limit}:
 *     not all there are when a {@code limit} made it needless to look at all
 * @param recordsScanned events looked at in the time range
 * @param bytesScanned UTF-8 bytes of their messages
 * @param recordsSkipped events in the time range that did not have to be looked at
 * @param bytesSkipped UTF-8 bytes of their messages
 * @param sourcesScanned inputs or log groups searched
 * @param rows rows of the result
 * @param bytesRead bytes read from files, compressed where they are
 * @param bytesTotal bytes there are to read, or -1 when unknown, as for a pipe
 * @param blocksRead blocks of messages unpacked; 0 over files
 * @param found the earliest and latest event time seen, empty when there was no event
 * @param elapsed time since the query was started; stands still once its rows are read
 */
public record Statistics(
        long recordsMatched,
        long recordsScanned,
        long bytesScanned,
        long recordsSkipped,
        long bytesSkipped,
        int sourcesScanned,
        long rows,
        long bytesRead,
        long bytesTotal,
        long blocksRead,
        Optional<TimeRange> found,
        Duration elapsed) {}
