package dev.loggia.ingest.file;

import dev.loggia.ingest.format.FormatOptions;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FileEventSource} reads. Immutable.
 *
 * @param name what {@code @log} reads
 * @param format what the user said about the input
 * @param encoding of all inputs; null to tell each by its byte order mark, which is skipped in any case
 * @param standardInput what {@code -} stands for, or null when there is none; never closed
 * @param now milliseconds since the epoch: stands for the modification time of a pipe
 * @param maximumFields how many fields of a JSON event are discovered; {@link Integer#MAX_VALUE} for all
 */
public record FileSourceOptions(
        String name,
        FormatOptions format,
        @Nullable TextEncoding encoding,
        @Nullable InputStream standardInput,
        long now,
        int maximumFields) {

    public FileSourceOptions {
        if (maximumFields < 1) {
            throw new IllegalArgumentException("at least one field has to be discovered, not " + maximumFields);
        }
    }

    /** All fields, encodings told by their marks, no standard input. */
    public static FileSourceOptions of(String name, FormatOptions format, long now) {
        return new FileSourceOptions(name, format, null, null, now, Integer.MAX_VALUE);
    }

    public FileSourceOptions withEncoding(@Nullable TextEncoding given) {
        return new FileSourceOptions(name, format, given, standardInput, now, maximumFields);
    }

    public FileSourceOptions withStandardInput(InputStream input) {
        return new FileSourceOptions(name, format, encoding, input, now, maximumFields);
    }

    public FileSourceOptions withMaximumFields(int count) {
        return new FileSourceOptions(name, format, encoding, standardInput, now, count);
    }
}
