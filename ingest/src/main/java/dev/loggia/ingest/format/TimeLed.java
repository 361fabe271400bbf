package dev.loggia.ingest.format;

/** A format some of whose lines begin with a time: the others may be continuation lines. */
interface TimeLed extends LogFormat {

    /** Whether the line begins with a time, be it after a bracket, a priority or a word for a level. */
    boolean beginsWithTime(byte[] buffer, int start, int end);

    /** The time that the line begins with, or {@link #CONTINUES} when it begins with none. */
    default long leadingTime(byte[] buffer, int start, int end) {
        return beginsWithTime(buffer, start, end) ? time(buffer, start, end) : CONTINUES;
    }
}
