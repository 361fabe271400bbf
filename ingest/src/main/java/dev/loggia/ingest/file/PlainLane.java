package dev.loggia.ingest.file;

import dev.loggia.event.Batch;
import dev.loggia.event.Scan;
import dev.loggia.ingest.format.LogFormat;
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
    private final long size;
    private final long modified;
    private final int ranges;
    private final AtomicLongArray lastTimes;
    private final @Nullable YearPass yearPass;

    private int nextRange;
    private int unread;

    /**
     * @param size bytes of the file that count, whatever is added meanwhile
     * @param modified milliseconds since the epoch
     */
    PlainLane(ScanRun run, Input.File file, FileChannel channel, long size, long modified) {
        this.run = run;
        this.file = file;
        this.format = file.format();
        this.channel = channel;
        this.start = file.encoding().markLength();
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
    public Scan.@Nullable Partition next() {
        if (nextRange == ranges) {
            if (ranges == 0) {
                close();
            }
            return null;
        }
        return new Range(nextRange++);
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

    private Segmenter segmenter(long from, long to) {
        boolean first = from == start;
        long position = first ? from : from - 1;
        // One byte more than the file has, so that its end is seen at once.
        int buffer =
                (int) Math.min(size - position + 1, to - position + run.sizes().lookAhead());
        return Segmenter.ofRange(
                new ChannelReader(channel, file, run, position, size),
                run.memory(),
                format,
                run.sizes(),
                first,
                buffer,
                from,
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
            return LogFormat.NO_TIME;
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
        return LogFormat.NO_TIME;
    }

    private long lookForLastTime(int range) {
        long to = rangeEnd(range);
        long width = FIRST_LOOK_BACK;
        while (to > rangeStart(range)) {
            long from = Math.max(rangeStart(range), to - width);
            long time = lastTime(from, to);
            if (time != LogFormat.NO_TIME) {
                return time;
            }
            to = from;
            width *= 2;
        }
        return LogFormat.NO_TIME;
    }

    private long lastTime(long from, long to) {
        long last = LogFormat.NO_TIME;
        Segmenter segmenter = segmenter(from, to);
        Segment segment;
        while ((segment = segmenter.next()) != null) {
            long time = OwnTimes.last(segment, format, run.sizes());
            last = time == LogFormat.NO_TIME ? last : time;
            run.memory().recycle(segment.bytes());
        }
        return last;
    }

    /** A range of the file. Reads nothing before its worker asks for the first batch. */
    private final class Range implements Scan.Partition {
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

        private EventReader start() {
            YearMap years = yearPass == null ? null : yearPass.result();
            EventTimes times = new EventTimes(modified, years, () -> timeBefore(range, years));
            long from = rangeStart(range);
            long to = rangeEnd(range);
            Segmenter segmenter = segmenter(from, to);
            run.counters().addBytesRead(to - from);
            return new EventReader(
                    run, file, format, modified, times, segmenter::next, () -> rangeRead(range, times.lastOwn()));
        }
    }
}
