package dev.loggia.store;

import java.time.Clock;

/**
 * How a store works. Immutable.
 *
 * @param clock tells when events come in and expire
 * @param bufferBytes memory for events that are not in files yet, for all groups together
 * @param maximumWriters how many groups have an open writer at once; the one used longest ago gives way
 * @param mappedFiles whether files are mapped into memory: faster for a program that runs long, slower to start for one that does not
 */
public record StoreOptions(Clock clock, long bufferBytes, int maximumWriters, boolean mappedFiles) {

    private static final long MOST_BUFFER_BYTES = 256L << 20;
    private static final int WRITERS = 64;

    public StoreOptions {
        if (bufferBytes < 1 || maximumWriters < 1) {
            throw new IllegalArgumentException(
                    "a store needs buffers and writers, not " + bufferBytes + " bytes for " + maximumWriters);
        }
    }

    /** An eighth of the maximum heap for buffers, at most 256 MB; 64 writers; mapped files. */
    public static StoreOptions standard(Clock clock) {
        long bytes = Math.min(MOST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / 8);
        return new StoreOptions(clock, bytes, WRITERS, true);
    }

    public StoreOptions withMappedFiles(boolean mapped) {
        return new StoreOptions(clock, bufferBytes, maximumWriters, mapped);
    }

    public StoreOptions withMaximumWriters(int count) {
        return new StoreOptions(clock, bufferBytes, count, mappedFiles);
    }

    public StoreOptions withBufferBytes(long bytes) {
        return new StoreOptions(clock, bytes, maximumWriters, mappedFiles);
    }
}
