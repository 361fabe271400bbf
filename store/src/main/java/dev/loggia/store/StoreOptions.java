package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.FieldReader;
import java.time.Clock;
import java.util.function.Function;

/**
 * How a store works. Immutable.
 *
 * @param clock tells when events come in and expire
 * @param bufferBytes memory for events that are not in files yet, for all groups together
 * @param maximumWriters how many groups have an open writer at once; the one used longest ago gives way
 * @param mappedFiles whether files are mapped into memory: faster for a program that runs long, slower to start for one that does not
 * @param fieldReaders gives the reader of an identity, for events whose fields are not those of JSON; throws a
 *     {@link dev.loggia.diagnostic.DataException} when there is none
 */
public record StoreOptions(
        Clock clock,
        long bufferBytes,
        int maximumWriters,
        boolean mappedFiles,
        Function<String, FieldReader> fieldReaders) {

    private static final long MOST_BUFFER_BYTES = 256L << 20;
    private static final int WRITERS = 64;

    public StoreOptions {
        if (bufferBytes < 1 || maximumWriters < 1) {
            throw new IllegalArgumentException(
                    "a store needs buffers and writers, not " + bufferBytes + " bytes for " + maximumWriters);
        }
    }

    /** An eighth of the maximum heap for buffers, at most 256 MB; 64 writers; mapped files; fields of JSON alone. */
    public static StoreOptions standard(Clock clock) {
        long bytes = Math.min(MOST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / 8);
        return new StoreOptions(clock, bytes, WRITERS, true, StoreOptions::noReader);
    }

    static FieldReader noReader(String identity) {
        throw new DataException(
                "format-unknown",
                "these events were stored with fields of a format " + identity,
                "open them with its reader");
    }

    public StoreOptions withFieldReaders(Function<String, FieldReader> readers) {
        return new StoreOptions(clock, bufferBytes, maximumWriters, mappedFiles, readers);
    }

    public StoreOptions withMappedFiles(boolean mapped) {
        return new StoreOptions(clock, bufferBytes, maximumWriters, mapped, fieldReaders);
    }

    public StoreOptions withMaximumWriters(int count) {
        return new StoreOptions(clock, bufferBytes, count, mappedFiles, fieldReaders);
    }

    public StoreOptions withBufferBytes(long bytes) {
        return new StoreOptions(clock, bytes, maximumWriters, mappedFiles, fieldReaders);
    }
}
