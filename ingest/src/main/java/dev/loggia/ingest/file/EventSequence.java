package dev.loggia.ingest.file;

/**
 * The sequence of events over files: the input's index in the source, then the offset of the event's first byte in the input's
 * content, unpacked. Room for 524,288 inputs of 16 TiB each.
 */
final class EventSequence {

    private static final int OFFSET_BITS = 44;

    /** How many inputs a source may have. */
    static final int MAXIMUM_INPUTS = 1 << (Long.SIZE - 1 - OFFSET_BITS);

    private EventSequence() {}

    static long of(int input, long offset) {
        return ((long) input << OFFSET_BITS) + offset;
    }
}
