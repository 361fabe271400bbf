package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.sink.ReadingPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A file that lies open as it is: workers read ranges of it by position, side by side. What a range needs to know of those before
 * (the last time, the year) is looked up, so that the answer is that of reading in order.
 */
final class PlainLane implements Lane {

    /** Of a range whose last time nobody has looked for yet. */
    private static final long UNKNOWN = Long.MIN_VALUE + 1;

    /** How far to look back for a time at first. */
    private static final int FIRST_LOOK_BACK = 64 << 10;

    private final ScanRun run;
    private final Input.File file;
    private final LogFormat format;
    private final FileChannel channel;
    private final long start;
    private final ReadingPoint from;
    private final long size;
    private final long modified;
    private final int ranges;
    private final AtomicLongArray lastTimes;
    private final @Nullable YearPass yearPass;

    private int nextRange;
    private int unread;

    /**
     * @param from where to read on
     * @param size bytes of the file that count, whatever is added meanwhile
     * @param modified milliseconds since the epoch
     */
    PlainLane(ScanRun run, Input.File file, FileChannel channel, ReadingPoint from, long size, long modified) {
        this.run = run;
        this.file = file;
        this.format = file.format();
        this.channel = channel;
        this.from = from;
        this.start = Math.max(from.offset(), file.encoding().start());
        this.size = size;
        this.modified = modified;
        this.ranges = Math.toIntExact(
                Math.ceilDiv(Math.max(0, size - start), run.sizes().chunk()));
        this.unread = ranges;
        this.lastTimes = new AtomicLongArray(ranges);
        for (int i = 0; i < ranges; i++) {
            lastTimes.set(i, UNKNOWN);
        }
        this.yearPass = format.lacksYear()
                ? new YearPass(
                        ranges,
                        this::yearSteps,
                        modified + YearSteps.CLOCK_SLACK,
                        run.options().format().zone(),
                        run.context())
                : null;
    }

    @Override
    public @Nullable EventRange next() {
        if (nextRange == ranges) {
            if (ranges == 0) {
                close();
            }
            return null;
        }
        return new Range(nextRange++);
    }

    @Override
    public String format() {
        return format.name();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rangeRead(int range, long lastTime) {
        lastTimes.set(range, lastTime);
        synchronized (this) {
            unread--;
            if (unread > 0) {
                return;
            }
        }
        close();
    }

    private long rangeStart(int range) {
        return start + (long) range * run.sizes().chunk();
    }

    private long rangeEnd(int range) {
        return Math.min(size, rangeStart(range + 1));
    }

    private Segmenter segmenter(long begin, long to) {
        boolean first = begin == start;
        long position = first ? begin : begin - 1;
        // One byte more than the file has, so that its end is seen at once.
        int buffer =
                (int) Math.min(size - position + 1, to - position + run.sizes().lookAhead());
        return Segmenter.ofRange(
                new ChannelReader(channel, file, run, position, size),
                run.memory(),
                format,
                run.sizes(),
                first,
                from.next() == ReadingPoint.Next.PIECE,
                buffer,
                begin,
                to);
    }

    private YearSteps yearSteps(int range) {
        YearSteps steps = new YearSteps();
        Segmenter segmenter = segmenter(rangeStart(range), rangeEnd(range));
        Segment segment;
        while ((segment = segmenter.next()) != null) {
            OwnTimes.addSteps(segment, format, run.sizes(), steps);
            run.memory().recycle(segment.bytes());
        }
        lastTimes.set(range, steps.lastTime());
        return steps;
    }

    /** The time of the last event before a range, or {@link LogFormat#NO_TIME}. */
    private long timeBefore(int range, @Nullable YearMap years) {
        if (!format.hasTimes()) {
            return from.lastTime();
        }
        for (int i = range - 1; i >= 0; i--) {
            if (lastTimes.get(i) == UNKNOWN) {
                lastTimes.set(i, lookForLastTime(i));
            }
            long last = lastTimes.get(i);
            if (last != LogFormat.NO_TIME) {
                return years == null ? last : YearMap.time(last, years.yearAt(rangeStart(range) - 1), years.zone());
            }
        }
        return from.lastTime();
    }

    private long lookForLastTime(int range) {
        long to = rangeEnd(range);
        long width = FIRST_LOOK_BACK;
        while (to > rangeStart(range)) {
            long begin = Math.max(rangeStart(range), to - width);
            long time = lastTime(begin, to);
            if (time != LogFormat.NO_TIME) {
                return time;
            }
            to = begin;
            width *= 2;
        }
        return LogFormat.NO_TIME;
    }

    private long lastTime(long begin, long to) {
        long last = LogFormat.NO_TIME;
        Segmenter segmenter = segmenter(begin, to);
        Segment segment;
        while ((segment = segmenter.next()) != null) {
            long time = OwnTimes.last(segment, format, run.sizes());
            last = time == LogFormat.NO_TIME ? last : time;
            run.memory().recycle(segment.bytes());
        }
        return last;
    }

    /** A range of the file. Reads nothing before its worker asks for the first batch. */
    private final class Range implements EventRange {
        private final int range;
        private @Nullable EventReader events;

        Range(int range) {
            this.range = range;
        }

        @Override
        public @Nullable Batch next() {
            EventReader reader = events;
            if (reader == null) {
                reader = start();
                events = reader;
            }
            return reader.next();
        }

        @Override
        public ReadingPoint reached() {
            if (events == null) {
                throw new IllegalStateException("nothing was read before");
            }
            return events.reached();
        }

        private EventReader start() {
            YearMap years = yearPass == null ? null : yearPass.result();
            EventTimes times = new EventTimes(modified, file.firstTime(), years, () -> timeBefore(range, years));
            long begin = rangeStart(range);
            long to = rangeEnd(range);
            Segmenter segmenter = segmenter(begin, to);
            run.counters().addBytesRead(to - begin);
            return new EventReader(
                    run, file, format, modified, times, segmenter::next, () -> rangeRead(range, times.lastOwn()));
        }
    }
}
