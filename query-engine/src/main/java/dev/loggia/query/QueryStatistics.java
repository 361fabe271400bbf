package dev.loggia.query;

import dev.loggia.event.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What a query looked at (section 6.4). Scanned and skipped together are all events of the time range, unless the query ended before its
 * sources did, as {@code limit any} may, or read none, as one with {@code estimate}; and that sum is the same over raw files and log groups, with push-down or without.
 *
 * @param recordsMatched of the events looked at those that passed the filters, before {@code stats}, {@code dedup} and {@code limit}:
 *     not all there are when a {@code limit} made it needless to look at all
 * @param recordsScanned events looked at in the time range
 * @param bytesScanned UTF-8 bytes of their messages
 * @param recordsSkipped events in the time range that did not have to be looked at
 * @param bytesSkipped UTF-8 bytes of their messages
 * @param logGroupsScanned sources searched
 * @param rows rows of the result
 * @param bytesRead bytes read from files so far, for progress
 * @param bytesTotal bytes there are to read, or -1 when unknown
 * @param blocksRead blocks of messages unpacked
 * @param found the earliest and latest event time seen, or null when there was no event
 */
public record QueryStatistics(
        long recordsMatched,
        long recordsScanned,
        long bytesScanned,
        long recordsSkipped,
        long bytesSkipped,
        int logGroupsScanned,
        long rows,
        long bytesRead,
        long bytesTotal,
        long blocksRead,
        @Nullable TimeRange found) {

    /** Nothing was looked at. */
    static final QueryStatistics NONE = new QueryStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /** Of this and then another part of a query, whose rows are those of the result. */
    QueryStatistics plus(QueryStatistics last) {
        return new QueryStatistics(
                recordsMatched + last.recordsMatched,
                recordsScanned + last.recordsScanned,
                bytesScanned + last.bytesScanned,
                recordsSkipped + last.recordsSkipped,
                bytesSkipped + last.bytesSkipped,
                logGroupsScanned + last.logGroupsScanned,
                last.rows,
                bytesRead + last.bytesRead,
                bytesTotal < 0 || last.bytesTotal < 0 ? -1 : bytesTotal + last.bytesTotal,
                blocksRead + last.blocksRead,
                found == null ? last.found : last.found == null ? found : found.hull(last.found));
    }
}
