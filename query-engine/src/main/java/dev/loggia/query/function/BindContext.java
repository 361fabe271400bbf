package dev.loggia.query.function;

import dev.loggia.event.TimeRange;

/** What a function may know of the query, and how it complains about an argument, when it is bound to a call. */
public interface BindContext {

    /** The time at which the query started, milliseconds since the epoch. */
    long queryTime();

    /** The query's time range; {@link TimeRange#ALL} when it has none. */
    TimeRange range();

    /**
     * Refuses the call: an error at the argument.
     *
     * @param argument its index among the written arguments, which do not count a timestamp that the definition reads; -1 for
     *     the whole call
     */
    void reject(int argument, String message, String hint);

    /** Adds a warning at the argument. @param argument as for {@link #reject} */
    void warn(int argument, String code, String message);
}
