package dev.loggia.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan has read of one file or pipe. Immutable.
 *
 * @param name the path as given, or what stands for standard input
 * @param format what it was read as, for a person; empty when nothing was read yet
 * @param events that were looked at, in the time range of the scan
 * @param bytes of their messages
 * @param times the earliest and the latest of their times; null when there are none
 * @param remarks what was odd about some events, with their number: {@code 3 events have no time and took that of the event before}
 */
public record InputReport(
        String name,
        String format,
        long events,
        long bytes,
        @Nullable TimeRange times,
        List<String> remarks) {

    public InputReport {
        remarks = List.copyOf(remarks);
    }
}
