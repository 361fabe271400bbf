package dev.loggia.ingest.file;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FileIngest} reads and names what it reads. Immutable.
 *
 * @param files how files are read, as for queries
 * @param logStream name of the log stream of all events; null when each event's is the path of its file as given
 * @param clock what the elapsed time is told by
 */
public record IngestOptions(
        FileSourceOptions files, @Nullable String logStream, Clock clock) {

    /** Log streams are the paths of the files. */
    public static IngestOptions of(FileSourceOptions files, Clock clock) {
        return new IngestOptions(files, null, clock);
    }

    public IngestOptions withLogStream(@Nullable String name) {
        return new IngestOptions(files, name, clock);
    }
}
