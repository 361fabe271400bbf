package dev.loggia.ingest.format;

import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.timestamp.TimestampFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Detection over texts, and times as people write them. */
final class Formats {

    private Formats() {}

    static FormatOptions options(String zone) {
        return new FormatOptions(ZoneId.of(zone), null, new MultiLine.Detect());
    }

    /** @throws TimestampFormatException when the format of times is none */
    static FormatOptions given(String timestampFormat) {
        return new FormatOptions(ZoneOffset.UTC, timestampFormat, new MultiLine.Detect());
    }

    static LogFormat detect(String text) {
        return detect(text, options("UTC"));
    }

    static LogFormat detect(String text, FormatOptions options) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return LogFormats.detect(bytes, bytes.length, true, options).format();
    }

    /**
     * The time of a line: an instant, a local time without its year, as {@code --02-29T03:04:05}, or {@code none}.
     */
    static String time(LogFormat format, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return time(format, bytes, 0, bytes.length);
    }

    static String time(LogFormat format, byte[] buffer, int start, int end) {
        long millis = format.time(buffer, start, end);
        if (millis == LogFormat.NO_TIME) {
            return "none";
        }
        Instant instant = Instant.ofEpochMilli(millis);
        return format.lacksYear()
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replaceFirst("^2000-", "--")
                : instant.toString();
    }

    static boolean startsEvent(LogFormat format, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return format.startsEvent(bytes, 0, bytes.length);
    }

    /** The time of the only line of an input. */
    static String timeOfOnly(String line, @Nullable String zone) {
        return time(detect(line, options(zone == null ? "UTC" : zone)), line);
    }
}
