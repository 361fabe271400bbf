package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import org.jspecify.annotations.Nullable;

/** Tells an input's format from its beginning, as {@link dev.loggia.ingest.format.LogFormats#detect} does. */
@FunctionalInterface
interface FormatDetector {

    /** How many bytes of content are looked at. */
    int SAMPLE = 64 << 10;

    @Nullable
    DetectedFormat detect(byte[] sample, int length, boolean whole, FormatOptions options);

    /**
     * The format of an input.
     *
     * @param name of the input, for the error
     * @throws DataException when the user named a format that it cannot have
     */
    default DetectedFormat detect(String name, byte[] sample, int length, FormatOptions options) {
        DetectedFormat detected = detect(sample, length, length < sample.length, options);
        if (detected == null) {
            throw new DataException(
                    "format-mismatch",
                    name + " cannot be read as " + options.format() + ": nothing in its first lines looks like it",
                    "leave out --format to detect it, or try --format plain");
        }
        return detected;
    }
}
