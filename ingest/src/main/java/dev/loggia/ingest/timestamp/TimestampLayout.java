package dev.loggia.ingest.timestamp;

/** A known way of writing a time. Each is one object, equal to itself only. Immutable. */
public final class TimestampLayout {

    /** What it takes to believe that a text is such a time. */
    public enum Evidence {
        /** Nothing else looks like it: a four-digit year or a month's name in its place. */
        SELF_EVIDENT,
        /** Self-evident but for the year, which is missing. */
        LACKS_YEAR,
        /** Digits that could be something else: most lines must have them. */
        DIGITS,
        /** Day, month and two-digit year could change places: a sample must have a number that fits in one order only. */
        ORDER_FROM_SAMPLE,
        /** A number that counts from the epoch. */
        EPOCH
    }

    private final String example;
    private final TimestampPattern pattern;
    private final Evidence evidence;

    TimestampLayout(String example, TimestampPattern pattern, Evidence evidence) {
        this.example = example;
        this.pattern = pattern;
        this.evidence = evidence;
    }

    /** How it looks, for people. */
    public String example() {
        return example;
    }

    public TimestampPattern pattern() {
        return pattern;
    }

    /** What it takes to believe that a text is one. */
    public Evidence evidence() {
        return evidence;
    }
}
