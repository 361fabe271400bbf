package dev.loggia.event;

import java.util.OptionalLong;

/**
 * Where events come from: a stored log group, a set of files, a pipe, memory. Thread-safe; may be scanned several times at once
 * unless it says otherwise (standard input can be read only once).
 */
public interface EventSource {

    /** What {@code @log} reads: the log group's name. */
    String name();

    /**
     * Whether a scan applies this predicate exactly, so that the plan need not. The answer must not depend on the data. A source
     * that pushes nothing down answers false.
     */
    boolean promises(Predicate predicate);

    /**
     * About how many bytes of messages a scan would look at, found without reading events: UTF-8 bytes of the messages in the range. May
     * be more than it will be, where telling needs reading; empty when it cannot be known, as of a pipe.
     */
    OptionalLong estimatedBytes(ScanRequest request);

    /** Starts a scan over a point-in-time view. The caller closes it. */
    Scan scan(ScanRequest request, ScanContext context);
}
