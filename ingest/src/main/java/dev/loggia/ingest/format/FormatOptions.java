package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampFormat;
import dev.loggia.regex.Regex;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about the input. Immutable.
 *
 * @param zone of times that do not name one
 * @param timestampFormat java.time letters, or strptime codes when it holds a {@code %}; null to detect
 * @param multiLine how lines become events
 * @param format the name of one of {@link LogFormats#all}; null to detect
 */
public record FormatOptions(
        ZoneId zone,
        @Nullable String timestampFormat,
        MultiLine multiLine,
        @Nullable String format) {

    /** @throws dev.loggia.ingest.timestamp.TimestampFormatException when the format of times cannot be read */
    public FormatOptions {
        if (timestampFormat != null) {
            TimestampFormat.compile(timestampFormat);
        }
    }

    /** With the format of the input to be detected. */
    public FormatOptions(ZoneId zone, @Nullable String timestampFormat, MultiLine multiLine) {
        this(zone, timestampFormat, multiLine, null);
    }

    public FormatOptions withFormat(String name) {
        return new FormatOptions(zone, timestampFormat, multiLine, name);
    }

    /** How lines become events. */
    public sealed interface MultiLine {
        /** Continuation lines join when the first line and most lines of an input begin with a time. */
        record Detect() implements MultiLine {}

        /** Every line is an event. */
        record Off() implements MultiLine {}

        /** A line in which the pattern is found starts an event. */
        record StartsWith(Regex pattern) implements MultiLine {}
    }
}
