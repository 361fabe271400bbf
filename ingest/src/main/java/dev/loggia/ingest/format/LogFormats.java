package dev.loggia.ingest.format;

import dev.loggia.ingest.format.Detection.Detector;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.TimestampFormat;
import dev.loggia.ingest.timestamp.TimestampLayout;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detects the format of an input from its beginning. Rather no time than a wrong one:
 *
 * <ul>
 *   <li>where day and month could change places, a line of the sample must have a number that is no month; dots mean day first, and
 *       {@code 17/06/09} before a level means year first;
 *   <li>a number is a time when it lies in the years 1990 to 2100, and outside the first column only when it differs from line to line
 *       by less than ten years; a text is one from 1970 on;
 *   <li>of several columns with times the first is taken, then one with a date that can be nothing else, then a number since the epoch,
 *       then a time without its year;
 *   <li>a date without a time of day is no time.
 * </ul>
 */
public final class LogFormats {

    /** The most specific first: the first one that most of a sample speaks for is taken. */
    private static final List<Detector> DETECTORS = List.of(
            JsonLines::detect,
            SyslogRfc5424::detect,
            AccessLog::detect,
            ApacheErrorLog::detect,
            SyslogRfc3164::detect,
            VpcFlowLog::detect,
            Logfmt::detect,
            TimestampedText::detect,
            ClockLedText::detect);

    /** The same where the user said how times are written. */
    private static final List<Detector> DETECTORS_OF_GIVEN_TIMES = List.of(JsonLines::detect, GivenTimestamp::detect);

    /** The beginning mostly tells; only when it does not, the whole sample is looked at. */
    private static final int ENOUGH_LINES = 200;

    /** From this share of a sample on. */
    static final double MOST = 0.5;

    private LogFormats() {}

    /**
     * The format of an input. Never fails: what is nothing else is plain text.
     *
     * @param sample the first bytes of the input, decompressed; the last line may be cut off unless {@code whole}
     * @param length how many bytes of {@code sample} count
     * @param whole whether the sample is all there is
     */
    public static LogFormat detect(byte[] sample, int length, boolean whole, FormatOptions options) {
        String given = options.timestampFormat();
        List<TimestampLayout> layouts = given == null ? List.of() : TimestampFormat.compile(given);
        Sample lines = Sample.of(sample, length, whole, LocalTimeZone.of(options.zone()), layouts);
        List<Detector> detectors = given == null ? DETECTORS : DETECTORS_OF_GIVEN_TIMES;
        LogFormat format = best(lines.beginning(ENOUGH_LINES), detectors);
        if (format == null) {
            format = best(lines, detectors);
        }
        return withMultiLine(format == null ? PlainText.of(lines) : format, lines, options.multiLine());
    }

    private static @Nullable LogFormat best(Sample sample, List<Detector> detectors) {
        Detection best = null;
        for (Detector detector : detectors) {
            Detection detection = detector.detect(sample);
            if (detection != null && detection.share() >= MOST) {
                return detection.format();
            }
            if (detection != null && (best == null || detection.share() > best.share())) {
                best = detection;
            }
        }
        return best == null ? null : best.format();
    }

    private static LogFormat withMultiLine(LogFormat format, Sample sample, MultiLine multiLine) {
        return switch (multiLine) {
            case MultiLine.Off off -> format;
            case MultiLine.StartsWith given -> JoinedLines.startingWith(given.pattern()::find, format);
            case MultiLine.Detect detect ->
                format instanceof TimeLed led && isLedByTimes(led, sample) ? JoinedLines.startingWithTime(led) : format;
        };
    }

    /** The first line and most lines, blank ones included, begin with a time. */
    private static boolean isLedByTimes(TimeLed format, Sample sample) {
        BitSet led =
                sample.linesWhere(line -> format.beginsWithTime(sample.buffer(), sample.start(line), sample.end(line)));
        return led.get(0) && led.cardinality() > sample.lines() * MOST;
    }
}
