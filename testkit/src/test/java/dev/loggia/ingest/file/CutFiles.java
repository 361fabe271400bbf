package dev.loggia.ingest.file;

import dev.loggia.event.EventSource;
import dev.loggia.ingest.format.LogFormats;
import java.util.List;

/** Files read in pieces of any size: callers of the package cannot choose it, and nothing may depend on it. */
public final class CutFiles {

    private static final int LONGEST_EVENT = 1 << 20;

    private CutFiles() {}

    /**
     * @param chunk bytes that a worker takes at a time
     * @param lookAhead bytes read past them at first
     * @param batch rows of a batch at most
     */
    public static EventSource open(
            List<String> arguments, FileSourceOptions options, int chunk, int lookAhead, int batch) {
        ScanSizes sizes = new ScanSizes(chunk, lookAhead, LONGEST_EVENT, batch);
        return FileEventSource.open(arguments, options, sizes, LogFormats::detect);
    }
}
