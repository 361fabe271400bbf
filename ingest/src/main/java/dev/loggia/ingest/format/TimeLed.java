package dev.loggia.ingest.format;

/** A format some of whose lines begin with a time: the others may be continuation lines. */
interface TimeLed extends LogFormat {

    /** Whether the line begins with a time, be it after a bracket, a priority or a word for a level. */
    boolean beginsWithTime(byte[] buffer, int start, int end);
}
