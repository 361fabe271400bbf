package dev.loggia.output;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/** How a result is written. Immutable, thread-safe: what one result needs is in the writer. */
public interface ResultFormat {

    /** What a user calls it: {@code json}. */
    String name();

    /** What it is, in half a line, for help. */
    String summary();

    /**
     * Starts writing a result; formats with a header write it.
     *
     * @param columns the result's columns in their order
     * @param zone the zone in which times are printed
     * @param output where to; the format neither closes nor flushes it
     */
    ResultWriter start(List<String> columns, ZoneId zone, Writer output) throws IOException;
}
