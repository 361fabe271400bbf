package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Batch;
import dev.loggia.event.LogEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * One log group of a store: takes events, and gives snapshots to query. Thread-safe. Snapshots see everything that this process has
 * appended; other processes see it once it is durable, which is within about a second of {@link #append}, and at once after
 * {@link #flush}. One process at a time appends to a group: the first append takes its lock, and closing the store gives it back.
 */
public final class LogGroup {

    private static final long DAY = 86_400_000;

    private final LogStore store;
    private final String id;
    private final GroupIndex index;
    private final String name;

    LogGroup(LogStore store, GroupMetadata metadata, GroupIndex index) {
        this.store = store;
        this.id = metadata.id();
        this.name = metadata.name();
        this.index = index;
    }

    public String name() {
        return name;
    }

    String id() {
        return id;
    }

    GroupIndex index() {
        return index;
    }

    /** When the group was created, milliseconds since the epoch. */
    public long created() {
        return store.metadata(this).created();
    }

    /** After how many days events expire; empty for never. */
    public OptionalInt retentionDays() {
        return store.metadata(this).retentionDays();
    }

    /** The numbers of days that there are, ascending. */
    public static List<Integer> possibleRetentionDays() {
        return GroupMetadata.RETENTION_DAYS;
    }

    /**
     * Sets after how many days events expire; empty for never. They are hidden at once and deleted little by little.
     *
     * @throws DataException when the service does not allow the number
     */
    public void setRetentionDays(OptionalInt days) {
        store.changeMetadata(this, metadata -> metadata.withRetentionDays(days));
        deleteExpired();
    }

    /** Values by keys, in the order of the keys. */
    public Map<String, String> tags() {
        return store.metadata(this).tags();
    }

    /**
     * Changes the tags.
     *
     * @param change gives the new ones for those there are; nobody else changes them meanwhile
     * @throws DataException when a group cannot have so many, or such ones
     */
    public void setTags(UnaryOperator<Map<String, String>> change) {
        store.changeMetadata(this, metadata -> metadata.withTags(change.apply(metadata.tags())));
    }

    /**
     * Appends events, in any order of time. Blocks while the disk is slower than the caller.
     *
     * @param events with the columns {@code @message} (a {@link dev.loggia.event.Column.Utf8}), the event time (a
     *     {@link dev.loggia.event.Column.Timestamps}) and {@code @logStream}; the stream {@code default} where that is missing or empty
     * @param positions how far the sources of the events are read with these events, by any key: becomes durable together with them.
     *     May be empty
     * @return the sequence of the last event appended to the group
     * @throws DataException when another process appends to the group, or the disk refuses. What was appended
     *     since the last {@link #flush} that succeeded may be lost then; {@link #positions} tells
     */
    public long append(Batch events, Map<String, String> positions) {
        store.startBackground();
        return index.append(events, positions);
    }

    /** Appends events in memory; otherwise like {@link #append(Batch, Map)}. */
    public long append(List<LogEvent> events, Map<String, String> positions) {
        return append(EventBatch.of(events), positions);
    }

    /** How far each source was read, by its key. */
    public Map<String, String> positions() {
        store.metadata(this);
        return index.positions();
    }

    /**
     * Makes everything appended durable.
     *
     * @throws DataException when that fails, or failed before in the background; the group can be used on
     */
    public void flush() {
        index.commit();
    }

    /** The group as it is now. The caller closes it. */
    public Snapshot snapshot() {
        long oldest = oldest();
        return new Snapshot(name, index.acquireView(), oldest, store.fieldReaders());
    }

    /** The same of what can be read of a group that may be damaged; scans warn of the rest. */
    public Snapshot readableSnapshot() {
        List<String> lost = new ArrayList<>();
        GroupView view = index.acquireReadable(lost);
        return new Snapshot(name, view, oldest(), store.fieldReaders()).skippingDamage(lost);
    }

    /** Events before this time are expired. */
    private long oldest() {
        OptionalInt days = retentionDays();
        return days.isEmpty() ? Long.MIN_VALUE : store.clock().millis() - days.getAsInt() * DAY;
    }

    /** Deletes a stream and its events. @return whether there was one */
    public boolean deleteStream(String stream) {
        boolean found;
        try (Snapshot snapshot = snapshot()) {
            found = snapshot.streams().stream()
                    .anyMatch(description -> description.name().equals(stream));
        }
        if (found) {
            index.delete(StreamQuery.of(stream));
        }
        return found;
    }

    /** Deletes segments all of whose events are expired, unless another process appends to the group, which does it then. */
    void deleteExpired() {
        long oldest = oldest();
        if (oldest == Long.MIN_VALUE) {
            return;
        }
        GroupView view = index.acquireView();
        boolean any;
        try {
            any = StoreFailure.reading(name, () -> isAnyExpired(view, oldest));
        } finally {
            GroupViews.release(view, name);
        }
        if (any) {
            try {
                index.delete(new ExpiredSegmentsQuery(oldest));
            } catch (DataException e) {
                if (!StoreFailure.isLocked(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isAnyExpired(GroupView view, long oldest) throws IOException {
        for (SegmentView segment : view.segments()) {
            if (segment.firstAtOrAfter(oldest) == segment.documents()) {
                return true;
            }
        }
        return false;
    }

    /** Merges segments as far as that helps queries, and drops deleted events, and segments all of whose events are expired. */
    public void compact() {
        deleteExpired();
        index.compact();
    }

    /** Reads every byte of the group's files, and tells which are not as they were written; empty when all are. Changes nothing. */
    public List<StoreFinding> check() {
        return store.check(this);
    }

    /** The bytes that each column takes on disk, the largest first; of what is durable. */
    public List<ColumnSize> columnSizes() {
        return StoreFailure.reading(name, () -> ColumnSizes.of(index.directory()));
    }
}
