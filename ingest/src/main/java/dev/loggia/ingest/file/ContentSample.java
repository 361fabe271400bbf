package dev.loggia.ingest.file;

import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.LogFormat;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a content, by which one tells how it is read.
 *
 * @param framing how events become lines
 * @param bytes the first bytes of these lines
 * @param length how many of {@code bytes} count: less than there are only when this is all
 * @param lines everything, from the beginning
 */
record ContentSample(Framing framing, byte[] bytes, int length, InputStream lines) {

    /**
     * Looks at the beginning.
     *
     * @param content closed with {@link #lines}
     * @param known how events become lines if that was told before, or null
     */
    static ContentSample of(InputStream content, FormatOptions options, @Nullable Framing known) {
        byte[] bytes = new byte[FormatDetector.SAMPLE];
        int length = ContentStream.fill(content, bytes);
        InputStream text = ContentStream.joined(bytes, 0, length, content);
        Framing framing = known == null ? framing(bytes, length, options) : known;
        if (framing == Framing.LINES) {
            return new ContentSample(framing, bytes, length, text);
        }
        InputStream lines = framing.toLines(text, Growth.NONE);
        byte[] beginning = new byte[FormatDetector.SAMPLE];
        int lineBytes = ContentStream.fill(lines, beginning);
        return new ContentSample(framing, beginning, lineBytes, ContentStream.joined(beginning, 0, lineBytes, lines));
    }

    /** Who wants every line to be an event gets it. */
    private static Framing framing(byte[] bytes, int length, FormatOptions options) {
        return options.multiLine() instanceof FormatOptions.MultiLine.Off ? Framing.LINES : Framing.of(bytes, length);
    }

    /**
     * The time of the first event of the sample that has one, or {@link LogFormat#NO_TIME}. A time without its year counts for none: the year
     * is known only when all was read.
     */
    long firstTime(LogFormat format, ScanSizes sizes) {
        if (!format.hasTimes() || format.lacksYear()) {
            return LogFormat.NO_TIME;
        }
        int end = length < bytes.length ? length : LineEnds.last(bytes, 0, length) + 1;
        EventCursor events = new EventCursor(new Segment(bytes, 0, end, 0, false, false), format, sizes.longestEvent());
        while (events.next()) {
            boolean isEvent = !events.isPiece() && !format.isHeader(bytes, events.start(), events.end());
            if (isEvent && events.ownTime() != LogFormat.NO_TIME) {
                return events.ownTime();
            }
        }
        return LogFormat.NO_TIME;
    }

    /** The format of the lines. @param name of the input, for the error. @throws DataException when it cannot have the one that was named */
    DetectedFormat format(String name, FormatDetector detector, FormatOptions options) {
        return detector.detect(name, bytes, length, options);
    }
}
