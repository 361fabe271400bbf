package dev.loggia.ingest.format;

/** A format that tells by a line alone whether it goes on with the event before, whatever times there are. */
interface ContinuedFormat extends LogFormat {

    /** Whether events go on over lines at all. */
    boolean spansLines();

    boolean continuesEvent(byte[] buffer, int start, int end);
}
