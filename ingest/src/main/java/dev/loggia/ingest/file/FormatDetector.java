package dev.loggia.ingest.file;

import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.LogFormat;

/** Tells an input's format from its beginning, as {@link dev.loggia.ingest.format.LogFormats#detect} does. */
@FunctionalInterface
interface FormatDetector {

    /** How many bytes of content are looked at. */
    int SAMPLE = 64 << 10;

    LogFormat detect(byte[] sample, int length, boolean whole, FormatOptions options);
}
