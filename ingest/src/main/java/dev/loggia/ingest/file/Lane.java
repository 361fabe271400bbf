package dev.loggia.ingest.file;

import org.jspecify.annotations.Nullable;

/** One input of a running scan. Called by one worker at a time. */
interface Lane extends AutoCloseable {

    /** The next row range, or null when there is none left. */
    @Nullable
    EventRange next();

    /** Name of the input's format, or empty when nothing is read. */
    String format();

    /** Ends reading; may be called at any time after the scan has ended, and again. */
    @Override
    void close();
}
