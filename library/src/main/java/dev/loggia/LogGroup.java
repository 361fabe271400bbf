package dev.loggia;

import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import dev.loggia.store.Snapshot;
import dev.loggia.store.StoreFinding;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A log group of a {@link Loggia} that was opened over a data folder or in memory. Thread-safe: any number of threads may append and ask
 * at once. Queries and listings see a snapshot of the moment they start, which nothing appended, merged or deleted later changes;
 * they do not wait for appends.
 *
 * <p>What is appended is seen at once by queries of this {@code Loggia}, and durable within about a second, or when {@link #flush} or
 * {@link Loggia#close} returns; other processes see what is durable. One process at a time appends to a group: from its first append
 * until its {@code Loggia} is closed, or has so many other groups to append to that it lets this one go.
 */
public final class LogGroup {

    private final dev.loggia.store.LogGroup stored;

    LogGroup(dev.loggia.store.LogGroup stored) {
        this.stored = stored;
    }

    dev.loggia.store.LogGroup stored() {
        return stored;
    }

    public String name() {
        return stored.name();
    }

    /** When the group was created. */
    public Instant created() {
        return Instant.ofEpochMilli(stored.created());
    }

    /**
     * Appends events, in any order of time: late and future ones are kept in their place. Blocks while the disk is slower. Of an event its
     * time, log stream and message count; the stream is {@code default} where it has none.
     *
     * @return the sequence of the last of them; sequences of a group ascend in the order of appending and are never used again
     * @throws dev.loggia.diagnostic.DataException when another process appends to the group, or the disk refuses. Whatever was appended
     *     since the last successful {@link #flush} may be lost then, and nothing more is taken until {@code flush} was called, which fails
     *     once to say so
     */
    public long append(LogEvent... events) {
        return append(List.of(events));
    }

    /**
     * As {@link #append(LogEvent...)}; thousands of events at once are appended fastest. A query that starts meanwhile may see the first of
     * them only.
     */
    public long append(List<LogEvent> events) {
        return stored.append(events, Map.of());
    }

    /**
     * Makes everything appended durable.
     *
     * @throws dev.loggia.diagnostic.DataException when that fails or has failed in the background before; the group can be used on
     */
    public void flush() {
        stored.flush();
    }

    /**
     * Prepares to read files into the group; {@link Ingestion#run} does it. An event's log stream is the path of its file as given.
     *
     * @param inputs files, folders, globs, and {@code -} for standard input, as {@link Loggia#over(List, FileOptions)} takes them
     * @throws dev.loggia.diagnostic.DataException naming the first input that nothing can be read from
     * @throws InvalidOptionException when {@link FileOptions#timestampFormat}, {@link FileOptions#multiLine} or {@link FileOptions#encoding} makes no
     *     sense
     */
    public Ingestion ingest(List<String> inputs, FileOptions options) {
        return Ingestion.of(() -> stored, inputs, options, Optional.empty());
    }

    /** The same with one log stream for all events. */
    public Ingestion ingest(List<String> inputs, FileOptions options, String logStream) {
        return Ingestion.of(() -> stored, inputs, options, Optional.of(logStream));
    }

    /** What the group holds. */
    public GroupDescription describe() {
        try (Snapshot snapshot = stored.snapshot()) {
            return new GroupDescription(
                    name(),
                    created(),
                    stored.retentionDays(),
                    tags(),
                    snapshot.events(),
                    snapshot.messageBytes(),
                    Optional.ofNullable(snapshot.times()),
                    snapshot.lastSequence());
        }
    }

    /** The log streams by name. */
    public List<StreamDescription> streams() {
        try (Snapshot snapshot = stored.snapshot()) {
            return snapshot.streams().stream()
                    .map(stream -> new StreamDescription(
                            stream.name(),
                            stream.events(),
                            Optional.<TimeRange>ofNullable(stream.times()),
                            Instant.ofEpochMilli(stream.lastIngestion())))
                    .toList();
        }
    }

    /** The fields discovered in messages, by name. */
    public List<FieldDescription> fields() {
        try (Snapshot snapshot = stored.snapshot()) {
            return snapshot.fields().stream()
                    .map(field -> new FieldDescription(
                            field.name(),
                            field.kinds().stream()
                                    .map(kind -> switch (kind) {
                                        case NUMBER -> "number";
                                        case TEXT -> "text";
                                        case BOOLEAN -> "boolean";
                                        case IN_MESSAGE -> "in message";
                                    })
                                    .sorted()
                                    .toList(),
                            field.events()))
                    .toList();
        }
    }

    /** After how many days events expire; empty for never. */
    public OptionalInt retentionDays() {
        return stored.retentionDays();
    }

    /** The numbers of days that {@link #keepFor} takes, ascending: those of the service. */
    public static List<Integer> possibleRetentionDays() {
        return dev.loggia.store.LogGroup.possibleRetentionDays();
    }

    /**
     * Sets after how many days events expire by their own time. Expired events are hidden at once and deleted little by little.
     *
     * @throws dev.loggia.diagnostic.DataException when the service does not allow the number of days
     */
    public void keepFor(int days) {
        stored.setRetentionDays(OptionalInt.of(days));
    }

    /** Keeps events for ever, which is so unless something else was said. */
    public void keepForEver() {
        stored.setRetentionDays(OptionalInt.empty());
    }

    /** The tags, by which {@code SOURCE logGroupTags(...)} selects log groups: values by keys, in the order of the keys. */
    public Map<String, String> tags() {
        return stored.tags();
    }

    /**
     * Adds tags, in the place of those with the same keys.
     *
     * @param tags values by keys: a key has 1 to 128 characters, a value 0 to 256
     * @throws dev.loggia.diagnostic.DataException when the service does not allow one of them, or so many: 50 in all. None is added then
     */
    public void tag(Map<String, String> tags) {
        stored.setTags(before -> {
            Map<String, String> after = new HashMap<>(before);
            after.putAll(tags);
            return after;
        });
    }

    /** Removes the tags with these keys, as far as there are some. */
    public void untag(Collection<String> keys) {
        stored.setTags(before -> {
            Map<String, String> after = new HashMap<>(before);
            after.keySet().removeAll(Set.copyOf(keys));
            return after;
        });
    }

    /** Deletes a log stream and its events. @return whether there was one */
    public boolean deleteStream(String stream) {
        return stored.deleteStream(stream);
    }

    /** Merges files as far as that helps queries, and gives back the room of deleted events. Takes a while. */
    public void compact() {
        stored.compact();
    }

    /**
     * Reads every byte of the group's files, and tells which are not as they were written; empty when all are. Changes nothing, and may run
     * beside writers.
     */
    public List<StorageFinding> check() {
        return stored.check().stream()
                .map(finding -> new StorageFinding(
                        finding.damage(),
                        finding.file(),
                        finding.holds(),
                        finding.segment() == null ? 0 : finding.segment().documents(),
                        Optional.ofNullable(finding.segment()).map(StoreFinding.Part::times),
                        finding.problem()))
                .toList();
    }

    /** The bytes that each column takes on disk, the largest first; of what is durable. */
    public List<ColumnSize> columnSizes() {
        return stored.columnSizes().stream()
                .map(size -> new ColumnSize(size.column(), size.bytes()))
                .toList();
    }
}
