package dev.loggia.store;

import java.time.Clock;
import org.apache.lucene.util.Constants;

/**
 * How a store works; what it holds does not depend on it.
 *
 * @param clock tells which events have expired and which days are over
 * @param mappedFiles whether index files are mapped into memory, which is fastest, or read with ordinary reads, which wants no
 *     address space
 * @param bufferBytes the memory that all log groups together use for events that are not on disk yet
 * @param maximumWriters how many log groups are open for writing at a time
 */
public record StoreOptions(Clock clock, boolean mappedFiles, long bufferBytes, int maximumWriters) {

    private static final long MEGABYTE = 1 << 20;

    public StoreOptions {
        if (bufferBytes < MEGABYTE) {
            throw new IllegalArgumentException("buffers of less than 1 MB: " + bufferBytes);
        }
        if (maximumWriters < 1) {
            throw new IllegalArgumentException("no writer at all: " + maximumWriters);
        }
    }

    /** Mapped files where there is address space, an eighth of the heap (16 to 256 MB) for buffers, 64 writers. */
    public static StoreOptions standard(Clock clock) {
        long eighth = Runtime.getRuntime().maxMemory() / 8;
        return new StoreOptions(clock, Constants.JRE_IS_64BIT, Math.clamp(eighth, 16 * MEGABYTE, 256 * MEGABYTE), 64);
    }
}
