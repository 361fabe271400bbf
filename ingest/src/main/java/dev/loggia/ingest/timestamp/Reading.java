package dev.loggia.ingest.timestamp;

/**
 * What reading a time gives, packed into one long so that nothing is allocated: milliseconds since the epoch, whether a zone was
 * written, and how many bytes were read.
 */
public final class Reading {

    /** There is no such time at that place. */
    public static final long NONE = Long.MIN_VALUE;

    /** Leaves 49 bits to the milliseconds, enough for the year 9999. */
    private static final int MILLIS_SHIFT = 15;

    private static final long ZONED = 0x4000;
    private static final long LENGTH = 0x3FFF;

    private Reading() {}

    /** A reading, or {@link #NONE} when the text was absurdly long. */
    static long of(long millis, boolean zoned, int length) {
        return length > LENGTH ? NONE : millis << MILLIS_SHIFT | (zoned ? ZONED : 0) | length;
    }

    /** Milliseconds since the epoch; when not {@link #zoned}, the local date and time read as UTC. */
    public static long millis(long reading) {
        return reading >> MILLIS_SHIFT;
    }

    /** Whether the text said which zone it is in; numbers that count from the epoch do. */
    public static boolean zoned(long reading) {
        return (reading & ZONED) != 0;
    }

    /** How many bytes the time took. */
    public static int length(long reading) {
        return (int) (reading & LENGTH);
    }
}
