package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input. Immutable.
 *
 * @param path as given, or what stands for standard input
 * @param format name of its format; empty when it was not read
 * @param compression {@code gzip}, {@code zstd}, or empty; of a pipe always empty
 * @param start where reading began
 * @param events that were appended
 * @param bytes UTF-8 bytes of their messages
 * @param times the earliest and the latest of their times, or null when there are none
 * @param complete whether everything that it held when its turn came is in the sink
 * @param problem why it is not complete; null when it is, or when the ingest was cancelled
 */
public record IngestedInput(
        String path,
        String format,
        String compression,
        Start start,
        long events,
        long bytes,
        @Nullable TimeRange times,
        boolean complete,
        @Nullable Diagnostic problem) {

    /** Where reading an input began. */
    public enum Start {
        BEGINNING,
        /** Where it had ended before. */
        RESUMED,
        /** Nowhere: everything had been read before. */
        NOTHING_NEW
    }
}
