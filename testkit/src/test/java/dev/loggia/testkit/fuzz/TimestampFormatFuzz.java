package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.ingest.timestamp.TimestampFormatException;
import java.time.ZoneId;
import java.util.Arrays;

/** The first line of the input as a format of timestamps, the rest as lines to read with it. */
public final class TimestampFormatFuzz {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private TimestampFormatFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int lineEnd = lineEnd(data, 0);
        String timestampFormat = new String(data, 0, lineEnd, UTF_8);
        byte[] lines = Arrays.copyOfRange(data, Math.min(data.length, lineEnd + 1), data.length);
        FormatOptions options;
        try {
            options = new FormatOptions(ZONE, timestampFormat, new MultiLine.Detect());
        } catch (TimestampFormatException e) {
            Checks.holds("position " + e.position(), e.position() >= 0 && e.position() <= timestampFormat.length());
            Checks.holds("message of " + e, !e.diagnostic().message().isBlank());
            return;
        }
        LogFormat format = LogFormats.detect(lines, lines.length, true, options).format();
        for (int start = 0; start < lines.length; ) {
            int end = lineEnd(lines, start);
            long startTime = format.startTime(lines, start, end);
            long time = format.time(lines, start, end);
            Checks.same(
                    "whether a line starts an event",
                    startTime != LogFormat.CONTINUES,
                    format.startsEvent(lines, start, end));
            Checks.holds("times at the start of an event", startTime == LogFormat.CONTINUES || startTime == time);
            start = end + 1;
        }
    }

    private static int lineEnd(byte[] data, int start) {
        int end = start;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        return end;
    }
}
