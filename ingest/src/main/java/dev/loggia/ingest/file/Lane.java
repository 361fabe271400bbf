package dev.loggia.ingest.file;

import dev.loggia.event.Scan;
import org.jspecify.annotations.Nullable;

/** One input of a running scan. Called by one worker at a time. */
interface Lane extends AutoCloseable {

    /** The next row range, or null when there is none left. */
    Scan.@Nullable Partition next();

    /** Ends reading; may be called at any time after the scan has ended, and again. */
    @Override
    void close();
}
