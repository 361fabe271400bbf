package dev.loggia.query;

import dev.loggia.event.TimeRange;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import java.util.List;
import java.util.Map;

/**
 * How a query is to be run. Immutable.
 *
 * @param strict whether to refuse what the service refuses
 * @param range the events to search; {@link TimeRange#ALL} for all
 * @param queryTime when the query started, milliseconds since the epoch: what {@code now()} answers
 * @param workers how many threads run it, at least 1
 * @param maximumRows rows of the result whatever the query says, as the service's API limit; {@link Long#MAX_VALUE} for no limit
 * @param pushDown whether sources hear of predicates, of the order and bins of time, and of times no longer wanted; the answer is the same
 *     without
 * @param afterSequence only events with a greater sequence in their source; {@link Long#MIN_VALUE} for all
 * @param partialsAsBytes whether what workers found travels in its byte form before it is merged, as it will between machines; the
 *     answer is the same without
 * @param lookupTables what {@code lookup} and {@code cidrlookup} may name
 * @param savedQueries what {@code $name()} may name
 */
public record QueryOptions(
        boolean strict,
        TimeRange range,
        long queryTime,
        QueryLimits limits,
        long maximumRows,
        int workers,
        boolean pushDown,
        long afterSequence,
        boolean partialsAsBytes,
        LookupTables lookupTables,
        SavedQueries savedQueries) {

    public QueryOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("a query needs a worker, not " + workers);
        }
    }

    /** Everything, with the standard limits, on all processors. */
    public static QueryOptions standard(long queryTime) {
        return new QueryOptions(
                false,
                TimeRange.ALL,
                queryTime,
                QueryLimits.standard(),
                Long.MAX_VALUE,
                Runtime.getRuntime().availableProcessors(),
                true,
                Long.MIN_VALUE,
                false,
                LookupTables.of(Map.of()),
                SavedQueries.of(List.of()));
    }

    public QueryOptions withStrict(boolean refuse) {
        return new QueryOptions(
                refuse,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withRange(TimeRange newRange) {
        return new QueryOptions(
                strict,
                newRange,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withQueryTime(long millis) {
        return new QueryOptions(
                strict,
                range,
                millis,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withLimits(QueryLimits newLimits) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                newLimits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withMaximumRows(long rows) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                rows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withWorkers(int count) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                count,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withPushDown(boolean on) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                on,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withPartialsAsBytes(boolean on) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                on,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withAfterSequence(long sequence) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                sequence,
                partialsAsBytes,
                lookupTables,
                savedQueries);
    }

    public QueryOptions withLookupTables(LookupTables tables) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                tables,
                savedQueries);
    }

    public QueryOptions withSavedQueries(SavedQueries queries) {
        return new QueryOptions(
                strict,
                range,
                queryTime,
                limits,
                maximumRows,
                workers,
                pushDown,
                afterSequence,
                partialsAsBytes,
                lookupTables,
                queries);
    }
}
