package dev.loggia;

import dev.loggia.event.TimeRange;
import java.time.Duration;
import java.util.Optional;

/**
 * What a query looked at so far: for progress while it runs, final once its rows are read. Immutable.
 *
 * @param recordsMatched events that passed the filters, before {@code stats}, {@code dedup} and {@code limit}
 * @param recordsScanned events looked at in the time range
 * @param bytesScanned UTF-8 bytes of their messages
 * @param recordsSkipped events in the time range that did not have to be looked at
 * @param bytesSkipped UTF-8 bytes of their messages
 * @param sourcesScanned inputs or log groups searched
 * @param rows rows of the result
 * @param bytesRead bytes read from files, compressed where they are
 * @param bytesTotal bytes there are to read, or -1 when unknown, as for a pipe
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
        Optional<TimeRange> found,
        Duration elapsed) {}
