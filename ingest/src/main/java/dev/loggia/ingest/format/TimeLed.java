package dev.loggia.ingest.format;

/** A format some of whose lines begin with a time: the others may be continuation lines. */
interface TimeLed extends LogFormat {

    /**
     * The time that the line begins with, be it after a bracket, a priority or a word for a level; {@link #NO_TIME} when a mark
     * stands in its place, {@link #CONTINUES} when the line begins with none.
     */
    long leadingTime(byte[] buffer, int start, int end);

    default boolean beginsWithTime(byte[] buffer, int start, int end) {
        return leadingTime(buffer, start, end) != CONTINUES;
    }

    /** Whether every event begins with a time, so that any other line is more of the event before. */
    default boolean leadsEveryEvent() {
        return false;
    }

    /** The leading time of a line that has its time nowhere else. */
    static long orContinues(long time) {
        return time == NO_TIME ? CONTINUES : time;
    }
}
