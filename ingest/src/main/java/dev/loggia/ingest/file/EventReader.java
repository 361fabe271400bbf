package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.ingest.file.EventColumns.InputColumns;
import dev.loggia.ingest.file.ScanCounters.Oddity;
import dev.loggia.ingest.format.LogFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A partition: reads the events of some segments into batches. Belongs to one worker. */
final class EventReader implements Scan.Partition {

    /** Cancellation is noticed after so many bytes of messages, at the latest. */
    private static final int BYTES_BETWEEN_CHECKS = 1 << 20;

    /** Where the segments come from. */
    @FunctionalInterface
    interface Segments {
        @Nullable
        Segment next();
    }

    private final ScanRun run;
    private final Input input;
    private final LogFormat format;
    private final EventTimes times;
    private final Segments segments;
    private final Runnable whenRead;
    private final InputColumns columns;
    private final EventFilter filter;
    private final boolean filters;
    private final TimeRange range;
    private final long afterSequence;
    private final Oddity oddityOfInputTime;
    private final LongConsumer brokenJson;

    private @Nullable Segment segment;
    private @Nullable EventCursor cursor;
    /** Whether a batch over the segment was handed out, which may live on. */
    private boolean hasRows;

    private boolean finished;

    /**
     * @param inputTime modification time of the input
     * @param whenRead called once, after the last event
     */
    EventReader(
            ScanRun run,
            Input input,
            LogFormat format,
            long inputTime,
            EventTimes times,
            Segments segments,
            Runnable whenRead) {
        this.run = run;
        this.input = input;
        this.format = format;
        this.times = times;
        this.segments = segments;
        this.whenRead = whenRead;
        this.columns = new InputColumns(
                Value.of(run.options().name()), Value.of(input.name()), new Value.Timestamp(inputTime));
        List<Predicate> predicates = run.request().predicates();
        this.filter = EventFilter.of(predicates);
        this.filters = !predicates.isEmpty();
        this.range = run.request().range();
        this.oddityOfInputTime = input instanceof Input.Pipe ? Oddity.TIME_OF_READING : Oddity.TIME_OF_FILE;
        this.brokenJson = format.isJson() ? count -> run.counters().add(Oddity.BROKEN_JSON, input, count) : count -> {};
        this.afterSequence = run.request().afterSequence();
    }

    @Override
    public @Nullable Batch next() {
        while (!finished) {
            run.context().checkCancelled();
            EventCursor events = cursor;
            Segment current = segment;
            if (events == null || current == null) {
                enterNextSegment();
                continue;
            }
            Batch batch = read(current, events);
            if (batch != null) {
                hasRows = true;
                return batch;
            }
            leaveSegment(current);
        }
        return null;
    }

    private void enterNextSegment() {
        segment = segments.next();
        if (segment == null) {
            finished = true;
            whenRead.run();
            return;
        }
        hasRows = false;
        cursor = new EventCursor(segment, format, run.sizes().longestEvent());
        filter.enter(segment.bytes(), segment.to());
    }

    private void leaveSegment(Segment read) {
        if (hasRows) {
            run.memory().release(read.bytes());
        } else {
            run.memory().recycle(read.bytes());
        }
        segment = null;
        cursor = null;
    }

    /** The next rows of the segment, or null when there are none left. */
    private @Nullable Batch read(Segment current, EventCursor events) {
        int capacity = run.sizes().batch();
        int[] starts = new int[capacity];
        int[] ends = new int[capacity];
        long[] millis = new long[capacity];
        int size = 0;
        long base = current.base();
        long sequence = EventSequence.of(input.index(), base);
        long records = 0;
        long bytes = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long longEvents = 0;
        long brokenLines = 0;
        boolean isJson = format.isJson();
        long nextCheck = BYTES_BETWEEN_CHECKS;
        while (size < capacity && events.next()) {
            int start = events.start();
            int end = events.end();
            long time = times.of(events, base);
            if (events.goesOn() && !events.isPiece()) {
                longEvents++;
            }
            if (time < range.start() || time > range.end() || sequence + start <= afterSequence) {
                continue;
            }
            records++;
            bytes += end - start;
            first = Math.min(first, time);
            last = Math.max(last, time);
            if (bytes > nextCheck) {
                run.context().checkCancelled();
                nextCheck = bytes + BYTES_BETWEEN_CHECKS;
            }
            if (isJson && JsonFields.Shape.of(current.bytes(), start, end) == JsonFields.Shape.OTHER) {
                brokenLines++;
            }
            if (filters && !filter.test(start, end, time)) {
                continue;
            }
            starts[size] = start;
            ends[size] = end;
            millis[size] = time;
            size++;
        }
        ScanCounters counters = run.counters();
        counters.addEvents(records, bytes, first, last);
        counters.add(Oddity.LONG_EVENT, input, longEvents);
        counters.add(Oddity.INHERITED_TIME, input, times.takeInherited());
        counters.add(oddityOfInputTime, input, times.takeFromInput());
        counters.add(Oddity.BROKEN_JSON, input, brokenLines);
        if (size == 0) {
            return null;
        }
        JsonFields.Rows json = run.jsonFields().of(current.bytes(), starts, ends, size, brokenJson);
        return Batch.of(size, new EventColumns(current.bytes(), sequence, starts, ends, millis, size, columns, json));
    }
}
