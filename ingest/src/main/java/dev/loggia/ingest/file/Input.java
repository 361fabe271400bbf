package dev.loggia.ingest.file;

import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.LogFormat;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One thing to read. Its index is its place in the source's order. */
sealed interface Input {

    int index();

    /** The path as given, or what stands for standard input. */
    String name();

    /**
     * A regular file.
     *
     * @param detected the format, told from the file's beginning
     */
    record File(
            int index, String name, Path path, Compression compression, TextEncoding encoding, DetectedFormat detected)
            implements Input {

        LogFormat format() {
            return detected.format();
        }
    }

    /**
     * Something that can be read once, from its beginning.
     *
     * @param path of a named pipe, or null for standard input
     * @param taken whether a scan has read it
     */
    record Pipe(int index, String name, @Nullable Path path, AtomicBoolean taken) implements Input {}
}
