package dev.loggia.ingest.sink;

import dev.loggia.event.Batch;
import java.util.Map;

/**
 * Takes events for good, and remembers how far their sources were read. A source is a file, whatever its name at the moment; its key and
 * its position are opaque text. A batch and the position behind it become durable together, batches in the order in which they came:
 * whatever is lost in a crash, reading on from the positions that were kept repeats no event and leaves none out.
 *
 * <p>Called by one thread at a time. A batch has the columns {@code @message} ({@code Column.Utf8}) and the event's time
 * ({@code SystemField.EVENT_TIME}, a {@code Column.Timestamps}, milliseconds since the epoch), none of whose rows is missing. It is the sink's from then on, which may read
 * it on a thread of its own; the arrays behind it do not change any more.
 */
public interface EventSink {

    /** The last position of every source that was appended from, by its key. Of a crash only those that outlived it. */
    Map<String, String> positions();

    /**
     * Appends events of a source that can be read again. Blocks while the sink is behind.
     *
     * @param logStream name of the stream that all events belong to
     * @param source key of the source
     * @param position up to where it was read; replaces the source's last one
     * @throws RuntimeException when the events cannot be taken; then neither they nor the position are
     */
    void append(Batch events, String logStream, String source, String position);

    /** Appends events of a source that can be read only once, such as a pipe. Otherwise the same. */
    void append(Batch events, String logStream);
}
