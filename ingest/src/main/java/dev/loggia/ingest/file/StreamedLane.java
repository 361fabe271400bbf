package dev.loggia.ingest.file;

import dev.loggia.event.Scan;
import dev.loggia.ingest.format.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input that can only be read from its beginning: packed, in UTF-16, or a pipe. Unpacks a segment at a time, and knows the time
 * before it; the workers do the rest.
 */
final class StreamedLane implements Lane {

    private final ScanRun run;
    private final Input input;
    private final LogFormat format;
    private final long inputTime;
    private final ZoneId zone;
    private final InputStream content;
    private final Segmenter segmenter;
    private final @Nullable YearMap fileYears;

    private long timeBefore = LogFormat.NO_TIME;
    private int yearBefore;

    /**
     * @param content closed with the lane
     * @param fileYears of a file whose format lacks the year; null for a pipe, whose years are counted on from the time of reading
     */
    StreamedLane(
            ScanRun run,
            Input input,
            LogFormat format,
            long inputTime,
            InputStream content,
            @Nullable YearMap fileYears) {
        this.run = run;
        this.input = input;
        this.format = format;
        this.inputTime = inputTime;
        this.zone = run.options().format().zone();
        this.content = content;
        this.segmenter = Segmenter.ofAll(new StreamReader(content, input, run), run.memory(), format, run.sizes(), 0);
        this.fileYears = fileYears;
    }

    /** Where the times of content without years pass New Year: reads it to its end. */
    static YearSteps yearSteps(InputStream content, ScanRun run, Input input, LogFormat format) {
        YearSteps steps = new YearSteps();
        Segmenter all = Segmenter.ofAll(new StreamReader(content, input, run), run.memory(), format, run.sizes(), 0);
        Segment segment;
        while ((segment = all.next()) != null) {
            OwnTimes.addSteps(segment, format, run.sizes(), steps);
            run.memory().recycle(segment.bytes());
        }
        return steps;
    }

    @Override
    public Scan.@Nullable Partition next() {
        Segment segment = segmenter.next();
        if (segment == null) {
            close();
            return null;
        }
        long before = timeBefore == LogFormat.NO_TIME || !format.lacksYear()
                ? timeBefore
                : YearMap.time(timeBefore, yearBefore, zone.getRules());
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
                new EventTimes(inputTime, years, () -> before),
                () -> only.hasNext() ? only.next() : null,
                () -> {});
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
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
