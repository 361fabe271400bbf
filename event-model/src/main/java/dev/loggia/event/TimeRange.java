package dev.loggia.event;

/**
 * A range of event times.
 *
 * @param start milliseconds since the epoch, inclusive
 * @param end milliseconds since the epoch, inclusive
 */
public record TimeRange(long start, long end) {

    /** Every time. */
    public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public TimeRange {
        if (end < start) {
            throw new IllegalArgumentException("the range ends before it starts: " + start + " to " + end);
        }
    }

    public boolean contains(long millis) {
        return start <= millis && millis <= end;
    }

    /** The shortest range that holds both. */
    public TimeRange hull(TimeRange other) {
        return new TimeRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
