package dev.loggia;

import dev.loggia.ingest.format.LogFormats;
import dev.loggia.store.StoreOptions;
import java.time.Clock;

/**
 * How a store of log groups works. Immutable.
 *
 * @param clock tells when events come in and expire, and what {@code now()} answers
 * @param mappedFiles whether files are mapped into memory: faster for a program that runs long, slower to start for one that does not
 * @param bufferBytes memory for appended events that are not in files yet, for all groups together; 0 for an eighth of the maximum heap
 */
public record StoreSettings(Clock clock, boolean mappedFiles, long bufferBytes) {

    public StoreSettings {
        if (bufferBytes < 0) {
            throw new IllegalArgumentException("buffers cannot have " + bufferBytes + " bytes");
        }
    }

    /** The system's clock, mapped files, an eighth of the heap. */
    public static StoreSettings standard() {
        return new StoreSettings(Clock.systemUTC(), true, 0);
    }

    public StoreSettings withClock(Clock newClock) {
        return new StoreSettings(newClock, mappedFiles, bufferBytes);
    }

    public StoreSettings withMappedFiles(boolean mapped) {
        return new StoreSettings(clock, mapped, bufferBytes);
    }

    public StoreSettings withBufferBytes(long bytes) {
        return new StoreSettings(clock, mappedFiles, bytes);
    }

    StoreOptions options() {
        StoreOptions options =
                StoreOptions.standard(clock).withMappedFiles(mappedFiles).withFieldReaders(LogFormats::fieldReader);
        return bufferBytes == 0 ? options : options.withBufferBytes(bufferBytes);
    }
}
