package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.FieldReader;
import dev.loggia.event.Predicate;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.ingest.file.EventColumns.InputColumns;
import dev.loggia.ingest.file.MessageFields.Shape;
import dev.loggia.ingest.file.ScanCounters.Oddity;
import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.sink.ReadingPoint;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A partition: reads the events of some segments into batches. Belongs to one worker. */
final class EventReader implements EventRange {

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
    private final MessageFields fields;
    private final String formatName;
    private final EventFilter filter;
    private final boolean filters;
    private final boolean isJson;
    private final boolean hasHeaders;
    private final TimeRange range;
    private final long afterSequence;
    private final Oddity oddityOfInputTime;
    private final LongConsumer brokenJson;

    private @Nullable Segment segment;
    private @Nullable EventCursor cursor;
    /** Whether a batch over the segment was handed out, which may live on. */
    private boolean hasRows;
    /** Whether the segment has no more events. */
    private boolean drained;

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
        FieldReader reader = format.fieldReader();
        this.columns = new InputColumns(
                Value.of(run.options().name()),
                Value.of(input.name()),
                new Value.Timestamp(inputTime),
                reader == null ? null : Value.of(reader.identity()));
        this.fields = run.fields(format);
        this.formatName = input instanceof Input.File file ? file.formatName() : format.name();
        List<Predicate> predicates = run.request().predicates();
        this.filter = EventFilter.of(predicates);
        this.filters = !predicates.isEmpty();
        this.isJson = format.isJson();
        this.hasHeaders = format.hasHeaders();
        this.range = run.request().range();
        this.oddityOfInputTime = input instanceof Input.Pipe ? Oddity.TIME_OF_READING : Oddity.TIME_OF_FILE;
        this.brokenJson = isJson ? count -> run.counters().add(Oddity.BROKEN_JSON, input, count) : count -> {};
        this.afterSequence = run.request().afterSequence();
    }

    @Override
    public @Nullable Batch next() {
        while (!finished) {
            run.context().checkCancelled();
            if (segment == null || cursor == null) {
                enterNextSegment();
            } else if (drained) {
                leaveSegment(segment);
            } else {
                Batch batch = read(segment, cursor);
                if (batch != null) {
                    hasRows = true;
                    return batch;
                }
            }
        }
        return null;
    }

    @Override
    public ReadingPoint reached() {
        if (segment == null || cursor == null) {
            throw new IllegalStateException("nothing was read before");
        }
        return new ReadingPoint(segment.base() + cursor.following(), cursor.whatFollows(), times.lastTime());
    }

    private void enterNextSegment() {
        segment = segments.next();
        if (segment == null) {
            finished = true;
            whenRead.run();
            return;
        }
        hasRows = false;
        drained = false;
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

    /** The next rows of the segment, or null when there are none. */
    private @Nullable Batch read(Segment current, EventCursor events) {
        int capacity = Math.min(run.sizes().batch(), current.to() - current.from());
        int[] starts = new int[capacity];
        int[] ends = new int[capacity];
        long[] millis = new long[capacity];
        int size = 0;
        byte[] bytes = current.bytes();
        long sequence = EventSequence.of(input.index(), current.base());
        Tally tally = new Tally();
        long nextCheck = BYTES_BETWEEN_CHECKS;
        while (size < capacity && events.next()) {
            int start = events.start();
            int end = events.end();
            if (hasHeaders && format.isHeader(bytes, start, end)) {
                if (format.renamesFields(bytes, start, end)) {
                    run.warnOfOtherColumns(input);
                }
                continue;
            }
            long time = times.of(events, current.base());
            tally.longEvents += events.goesOn() && !events.isPiece() ? 1 : 0;
            if (time < range.start() || time > range.end() || sequence + start <= afterSequence) {
                continue;
            }
            tally.add(end - start, time);
            if (isJson && Shape.of(bytes, start, end) == Shape.OTHER) {
                tally.brokenLines++;
            }
            if (tally.bytes >= nextCheck) {
                nextCheck += BYTES_BETWEEN_CHECKS;
                run.context().checkCancelled();
            }
            if (!filters || filter.test(start, end, time)) {
                starts[size] = start;
                ends[size] = end;
                millis[size] = time;
                size++;
            }
        }
        drained = size < capacity;
        report(tally);
        if (size == 0) {
            return null;
        }
        MessageFields.Rows found = fields.of(bytes, starts, ends, size, brokenJson);
        return Batch.of(size, new EventColumns(bytes, sequence, starts, ends, millis, size, columns, found));
    }

    private void report(Tally tally) {
        ScanCounters counters = run.counters();
        counters.addEvents(input, formatName, tally.records, tally.bytes, tally.first, tally.last);
        counters.add(Oddity.LONG_EVENT, input, tally.longEvents);
        counters.add(Oddity.BROKEN_JSON, input, tally.brokenLines);
        counters.add(Oddity.INHERITED_TIME, input, times.takeInherited());
        counters.add(Oddity.LATER_TIME, input, times.takeFromLater());
        counters.add(oddityOfInputTime, input, times.takeFromInput());
    }

    /** What was seen while a batch was read. */
    private static final class Tally {
        private long records;
        private long bytes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long longEvents;
        private long brokenLines;

        void add(int messageBytes, long time) {
            records++;
            bytes += messageBytes;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
    }
}
