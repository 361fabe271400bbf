package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.sink.ReadingPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input that can only be read from its beginning: packed, in another encoding, of events that are not lines, or a pipe. Unpacks a segment at a time, and knows the time
 * before it; the workers do the rest.
 */
final class StreamedLane implements Lane {

    private final ScanRun run;
    private final Input input;
    private final LogFormat format;
    private final String formatName;
    private final long inputTime;
    private final long firstTime;
    private final ReadingPoint from;
    private final ZoneId zone;
    private final InputStream content;
    private final Segmenter segmenter;
    private final @Nullable YearMap fileYears;

    private long timeBefore = LogFormat.NO_TIME;
    private int yearBefore;

    /**
     * @param formatName what a person would call the format
     * @param firstTime as of {@link Input.File}
     * @param from where to read on
     * @param content at that place; closed with the lane
     * @param fileYears of a file whose format lacks the year; null for a pipe, whose years are counted on from the time of reading
     */
    StreamedLane(
            ScanRun run,
            Input input,
            LogFormat format,
            String formatName,
            long inputTime,
            long firstTime,
            ReadingPoint from,
            InputStream content,
            @Nullable YearMap fileYears) {
        this.run = run;
        this.input = input;
        this.format = format;
        this.formatName = formatName;
        this.inputTime = inputTime;
        this.firstTime = firstTime;
        this.from = from;
        this.zone = run.options().format().zone();
        this.content = content;
        this.segmenter = Segmenter.ofAll(
                new StreamReader(content, input, run, from.offset()),
                run.memory(),
                format,
                run.sizes(),
                from.offset(),
                from.next() == ReadingPoint.Next.PIECE);
        this.fileYears = fileYears;
    }

    /** Where the times of content without years pass New Year: reads it to its end. */
    static YearSteps yearSteps(InputStream content, ScanRun run, Input input, LogFormat format) {
        YearSteps steps = new YearSteps();
        StreamReader reader = new StreamReader(content, input, run, 0);
        Segmenter all = Segmenter.ofAll(reader, run.memory(), format, run.sizes(), 0, false);
        Segment segment;
        while ((segment = all.next()) != null) {
            OwnTimes.addSteps(segment, format, run.sizes(), steps);
            run.memory().recycle(segment.bytes());
        }
        return steps;
    }

    @Override
    public @Nullable EventRange next() {
        Segment segment = segmenter.next();
        if (segment == null) {
            close();
            return null;
        }
        long before = timeBefore();
        YearMap years = format.lacksYear() ? years(segment) : null;
        long last = OwnTimes.last(segment, format, run.sizes());
        if (last != LogFormat.NO_TIME) {
            timeBefore = last;
            yearBefore = years == null ? 0 : years.yearAt(segment.base() + segment.to());
        }
        Iterator<Segment> only = List.of(segment).iterator();
        return new EventReader(
                run,
                input,
                format,
                inputTime,
                new EventTimes(inputTime, firstTime, years, () -> before),
                () -> only.hasNext() ? only.next() : null,
                () -> {});
    }

    private long timeBefore() {
        if (timeBefore == LogFormat.NO_TIME) {
            return from.lastTime();
        }
        return format.lacksYear() ? YearMap.time(timeBefore, yearBefore, zone.getRules()) : timeBefore;
    }

    private YearMap years(Segment segment) {
        if (fileYears != null) {
            return fileYears;
        }
        YearSteps steps = new YearSteps();
        OwnTimes.addSteps(segment, format, run.sizes(), steps);
        return timeBefore == LogFormat.NO_TIME
                ? steps.startingBefore(inputTime + YearSteps.CLOCK_SLACK, zone)
                : steps.following(timeBefore, yearBefore, zone);
    }

    @Override
    public String format() {
        return formatName;
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
