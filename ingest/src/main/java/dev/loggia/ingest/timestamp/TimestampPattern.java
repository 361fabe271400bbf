package dev.loggia.ingest.timestamp;

/** One way of writing a time. Reading allocates nothing. Immutable, thread-safe. */
public sealed interface TimestampPattern permits EpochPattern, IsoPattern, SteppedPattern {

    /** Whether times come without a year: then {@link #read} gives them in the year 2000. */
    boolean lacksYear();

    /** The time that starts at {@code at}, as a {@link Reading}; {@link Reading#NONE} when none of this kind does. */
    long read(byte[] buffer, int at, int end);
}
