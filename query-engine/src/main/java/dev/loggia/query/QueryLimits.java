package dev.loggia.query;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a query may use. One value, immutable; a message that a limit was reached names it as the component is called here.
 *
 * @param memory bytes of results, states and read buffers held at once
 * @param groups groups of one {@code stats}, values of one {@code dedup}
 * @param nesting depth of parentheses, calls and lists in the query text
 * @param queryText characters of query text
 * @param rows rows of the result when the query itself has no {@code limit}; {@link Long#MAX_VALUE} for no limit. A cut is announced
 *     by a warning
 * @param time how long a query may run, or null for no limit
 */
public record QueryLimits(
        long memory,
        long groups,
        int nesting,
        int queryText,
        long rows,
        @Nullable Duration time) {

    /** The service's figures where it has one, half of the maximum heap, no time limit. */
    public static QueryLimits standard() {
        return new QueryLimits(Runtime.getRuntime().maxMemory() / 2, 1_000_000, 500, 10_000, 10_000, null);
    }

    public QueryLimits withMemory(long bytes) {
        return new QueryLimits(bytes, groups, nesting, queryText, rows, time);
    }

    public QueryLimits withGroups(long count) {
        return new QueryLimits(memory, count, nesting, queryText, rows, time);
    }

    public QueryLimits withQueryText(int characters) {
        return new QueryLimits(memory, groups, nesting, characters, rows, time);
    }

    public QueryLimits withRows(long count) {
        return new QueryLimits(memory, groups, nesting, queryText, count, time);
    }

    public QueryLimits withTime(@Nullable Duration duration) {
        return new QueryLimits(memory, groups, nesting, queryText, rows, duration);
    }
}
