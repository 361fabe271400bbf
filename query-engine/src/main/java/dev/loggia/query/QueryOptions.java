package dev.loggia.query;

import dev.loggia.event.TimeRange;

/**
 * How a query is to be run. Immutable.
 *
 * @param strict whether to refuse what the service refuses
 * @param range the events to search; {@link TimeRange#ALL} for all
 * @param queryTime when the query started, milliseconds since the epoch: what {@code now()} answers
 * @param workers how many threads run it, at least 1
 * @param pushDown whether sources get predicates, order and limits; the answer is the same without
 */
public record QueryOptions(
        boolean strict, TimeRange range, long queryTime, QueryLimits limits, int workers, boolean pushDown) {

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
                Runtime.getRuntime().availableProcessors(),
                true);
    }

    public QueryOptions withStrict(boolean refuse) {
        return new QueryOptions(refuse, range, queryTime, limits, workers, pushDown);
    }

    public QueryOptions withRange(TimeRange newRange) {
        return new QueryOptions(strict, newRange, queryTime, limits, workers, pushDown);
    }

    public QueryOptions withLimits(QueryLimits newLimits) {
        return new QueryOptions(strict, range, queryTime, newLimits, workers, pushDown);
    }

    public QueryOptions withWorkers(int count) {
        return new QueryOptions(strict, range, queryTime, limits, count, pushDown);
    }

    public QueryOptions withPushDown(boolean on) {
        return new QueryOptions(strict, range, queryTime, limits, workers, on);
    }
}
