package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input. Immutable.
 *
 * @param path as given, or what stands for standard input
 * @param format name of its format; empty when it was not read
 * @param evidence what speaks for that, as {@code 98 of 100 sampled lines}; empty when nothing had to
 * @param compression {@code gzip}, {@code zstd}, or empty; of a pipe always empty
 * @param start where reading began
 * @param events that were appended
 * @param bytes UTF-8 bytes of their messages
 * @param times the earliest and the latest of their times, or null when there are none
 * @param complete whether everything that it held when its turn came is in the sink
 * @param problem why it is not complete; null when it is, or when the ingest was cancelled
 * @param remarks what was odd about some events, with their number
 */
public record IngestedInput(
        String path,
        String format,
        String evidence,
        String compression,
        Start start,
        long events,
        long bytes,
        @Nullable TimeRange times,
        boolean complete,
        @Nullable Diagnostic problem,
        List<String> remarks) {

    /** Where reading an input began. */
    public enum Start {
        BEGINNING,
        /** Where it had ended before. */
        RESUMED,
        /** Nowhere: everything had been read before. */
        NOTHING_NEW
    }
}
