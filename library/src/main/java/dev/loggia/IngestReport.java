package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link Ingestion} did. Immutable.
 *
 * @param files those whose turn came, in the order in which they were read
 * @param warnings each once, with its count
 * @param cancelled whether it was ended before its time
 * @param elapsed from start to end
 */
public record IngestReport(List<File> files, List<Diagnostic> warnings, boolean cancelled, Duration elapsed) {

    /** Where the reading of a file began. */
    public enum Start {
        BEGINNING,
        /** Where it had ended before. */
        RESUMED,
        /** Nowhere: everything had been read before. */
        NOTHING_NEW
    }

    /**
     * What became of one file.
     *
     * @param path as given, or what stands for standard input
     * @param format name of its format; empty when it was not read
     * @param evidence what speaks for that, as {@code 98 of 100 sampled lines}; empty when nothing had to
     * @param compression {@code gzip}, {@code zstd}, or empty
     * @param events that were appended
     * @param bytes UTF-8 bytes of their messages
     * @param times of the earliest and the latest of them; empty when there are none
     * @param complete whether everything that it held is in the group
     * @param problem why it is not complete; empty when it is, or when the run was cancelled
     * @param remarks what was odd about some events, with their number
     */
    public record File(
            String path,
            String format,
            String evidence,
            String compression,
            Start start,
            long events,
            long bytes,
            Optional<TimeRange> times,
            boolean complete,
            Optional<Diagnostic> problem,
            List<String> remarks) {}

    public IngestReport {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** How many events were appended. */
    public long events() {
        return files.stream().mapToLong(File::events).sum();
    }

    /** UTF-8 bytes of their messages. */
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /** Whether everything that there was to read is in the group. */
    public boolean complete() {
        return !cancelled && files.stream().allMatch(File::complete);
    }
}
