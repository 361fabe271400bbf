package dev.loggia.ingest.file;

import java.nio.charset.StandardCharsets;

/**
 * The object around an array of a given name, of which nothing is put out. Until that array begins nobody knows whether the object is one, and
 * it is held back; so members before it may have 64 KiB, counted without line breaks and indentation. Confined to one thread.
 */
final class RecordsObject {

    /** Where the next byte is. */
    private enum Place {
        OUTSIDE,
        BEFORE,
        PAST
    }

    private static final int MOST_HELD = 64 << 10;

    private static final int NONE = -1;

    private final byte[] key;
    private Place place = Place.OUTSIDE;
    /** Bytes of the {@link #key} that the last key has, or {@link #NONE} when it has others. */
    private int matched = NONE;

    /** @param key of the array */
    RecordsObject(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** An object begins that may be one. */
    void begin() {
        place = Place.BEFORE;
        matched = NONE;
    }

    /** The array has ended: the rest of the object follows. */
    void passRecords() {
        place = Place.PAST;
        matched = NONE;
    }

    /** The object has ended, is none, or its array begins. */
    void end() {
        place = Place.OUTSIDE;
    }

    /** Whether this may be such an object, and nobody knows yet. */
    boolean isBeforeRecords() {
        return place == Place.BEFORE;
    }

    /** Whether this is what such an object has behind its array. */
    boolean isPastRecords() {
        return place == Place.PAST;
    }

    /** A key of a member begins. */
    void beginKey() {
        matched = 0;
    }

    /** Takes the next bytes of the key, as they are written. */
    void addToKey(byte[] content, int from, int to) {
        for (int i = from; i < to && matched != NONE; i++) {
            matched = matched < key.length && content[i] == key[matched] ? matched + 1 : NONE;
        }
    }

    /** Whether an array that is the value of the last key holds the events. @param held bytes of the object before it */
    boolean isRecords(int held) {
        return place != Place.OUTSIDE && matched == key.length && mayHold(held);
    }

    /** Whether so much of the object may be held back. */
    boolean mayHold(int bytes) {
        return place != Place.BEFORE || bytes <= MOST_HELD;
    }
}
