package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.EventSource;
import dev.loggia.event.FieldReader;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A log group at one moment, as an event source: what is appended, merged or deleted afterwards does not change it. Events older than
 * the group's retention are not in it. Thread-safe; may be scanned any number of times until it is closed, and batches read until then.
 */
public final class Snapshot implements EventSource, AutoCloseable {

    private final String name;
    private final GroupView view;
    private final long oldest;
    private final int maximumFields;
    private final boolean skipsDamage;
    private final List<String> lost;
    private final AtomicBoolean closed;
    private final Function<String, FieldReader> fieldReaders;

    /**
     * @param view acquired; released with the snapshot
     * @param oldest events before this time are expired, milliseconds since the epoch
     * @param fieldReaders gives the reader of an identity
     */
    Snapshot(String name, GroupView view, long oldest, Function<String, FieldReader> fieldReaders) {
        this(name, view, oldest, fieldReaders, Integer.MAX_VALUE, false, List.of(), new AtomicBoolean());
    }

    private Snapshot(
            String name,
            GroupView view,
            long oldest,
            Function<String, FieldReader> fieldReaders,
            int maximumFields,
            boolean skipsDamage,
            List<String> lost,
            AtomicBoolean closed) {
        this.name = name;
        this.view = view;
        this.oldest = oldest;
        this.fieldReaders = fieldReaders;
        this.maximumFields = maximumFields;
        this.skipsDamage = skipsDamage;
        this.lost = List.copyOf(lost);
        this.closed = closed;
    }

    /** This snapshot with fewer fields: only the first so many leaves of an event are discovered, as the service does. Closed with it. */
    public Snapshot withMaximumFields(int count) {
        return new Snapshot(name, view, oldest, fieldReaders, count, skipsDamage, lost, closed);
    }

    /**
     * This snapshot answering from what can be read, with a warning for what cannot; otherwise a scan that meets damage fails.
     *
     * @param lostParts what is not in the view, a sentence each
     */
    Snapshot skippingDamage(List<String> lostParts) {
        return new Snapshot(name, view, oldest, fieldReaders, maximumFields, true, lostParts, closed);
    }

    /** The log group's name. */
    @Override
    public String name() {
        return name;
    }

    /** All predicates are applied here, so that what they rule out is not read. */
    @Override
    public boolean promises(Predicate predicate) {
        return true;
    }

    /**
     * Exact for what is in the range: whole blocks by what is known of them, and the lengths of messages where a range begins or ends.
     *
     * @throws DataException when the group cannot be read
     */
    @Override
    public OptionalLong estimatedBytes(ScanRequest request) {
        TimeRange range = visible(request.range());
        if (range == null) {
            return OptionalLong.of(0);
        }
        try {
            return OptionalLong.of(EventCount.of(segments(), range, request.afterSequence(), skipsDamage)
                    .messageBytes());
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
    }

    /** @throws DataException when the group cannot be read */
    @Override
    public Scan scan(ScanRequest request, ScanContext context) {
        if (closed.get()) {
            throw new IllegalStateException("the snapshot of " + name + " is closed");
        }
        lost.forEach(part -> context.warn(Diagnostic.warning(
                "store-damaged", "left out of log group " + name + ", for it cannot be read: " + part)));
        try {
            return new SnapshotScan(this, request, context);
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
    }

    List<SegmentView> segments() {
        return view.segments();
    }

    Function<String, FieldReader> fieldReaders() {
        return fieldReaders;
    }

    int maximumFields() {
        return maximumFields;
    }

    boolean skipsDamage() {
        return skipsDamage;
    }

    /** The part of a range that is not expired, or null when all of it is. */
    @Nullable
    TimeRange visible(TimeRange range) {
        return range.end() < oldest ? null : new TimeRange(Math.max(range.start(), oldest), range.end());
    }

    /** How many events there are. */
    public long events() {
        return catalogue().events();
    }

    /** The times of the earliest and the latest event, or null when there is none. */
    public @Nullable TimeRange times() {
        return catalogue().times();
    }

    /** UTF-8 bytes of all messages. */
    public long messageBytes() {
        return catalogue().messageBytes();
    }

    /** The greatest sequence that was assigned to an event of the snapshot, or -1: a scan after it yields what came later. */
    public long lastSequence() {
        long last = -1;
        for (SegmentView segment : segments()) {
            last = Math.max(last, segment.lastSequence());
        }
        return last;
    }

    /** The streams that have events, by name. */
    public List<StreamDescription> streams() {
        try {
            return StreamCatalogue.of(segments(), oldest);
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
    }

    /** The fields discovered in messages, by name; with the names of columns alone, and what else events have in their messages. */
    public List<FieldDescription> fields() {
        try {
            return FieldCatalogue.of(segments(), oldest);
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
    }

    /** The identities of the readers of its events' fields; of some, maybe, only deleted or expired events are left. */
    public Set<String> fieldReaderIdentities() {
        Set<String> identities = new TreeSet<>();
        try {
            for (SegmentView segment : segments()) {
                if (segment.firstAtOrAfter(oldest) < segment.documents()) {
                    identities.addAll(segment.fieldReaders());
                }
            }
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
        return identities;
    }

    private EventCount catalogue() {
        try {
            return EventCount.of(segments(), new TimeRange(oldest, Long.MAX_VALUE), Long.MIN_VALUE, skipsDamage);
        } catch (IOException | RuntimeException e) {
            throw StoreFailure.reading(name, e);
        }
    }

    /** Lets the files of the moment go. Scans and batches must not be used afterwards. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                view.release();
            } catch (IOException e) {
                throw StoreFailure.reading(name, e);
            }
        }
    }

    /** How many events there are in a range, and what is known of them. */
    private record EventCount(
            long events, long messageBytes, @Nullable TimeRange times) {

        static EventCount of(List<SegmentView> segments, TimeRange range, long afterSequence, boolean skipsDamage)
                throws IOException {
            long events = 0;
            long bytes = 0;
            List<TimeRange> ranges = new ArrayList<>();
            for (SegmentView segment : segments) {
                int from = segment.firstAtOrAfter(range.start());
                int to = segment.firstAfter(range.end());
                if (from < to && segment.lastSequence() > afterSequence) {
                    SegmentRows rows = skipsDamage
                            ? SegmentRows.skippingDamage(segment, afterSequence, Set.of(), damage -> {})
                            : new SegmentRows(segment, afterSequence);
                    SegmentRows.Count count = rows.count(from, to);
                    events += count.records();
                    bytes += count.bytes();
                    if (count.records() > 0) {
                        ranges.add(count.times());
                    }
                }
            }
            TimeRange times = ranges.isEmpty()
                    ? null
                    : new TimeRange(
                            ranges.stream().mapToLong(TimeRange::start).min().getAsLong(),
                            ranges.stream().mapToLong(TimeRange::end).max().getAsLong());
            return new EventCount(events, bytes, times);
        }
    }
}
