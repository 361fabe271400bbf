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
     * @param framing how events become lines; detected, like all that follows, from the file's beginning
     * @param detected the format of these lines
     * @param firstTime what an event takes that has no time and none before it: the first one in the file's beginning, in milliseconds since
     *     the epoch, or {@link LogFormat#NO_TIME}
     */
    record File(
            int index,
            String name,
            Path path,
            Compression compression,
            TextEncoding encoding,
            Framing framing,
            DetectedFormat detected,
            long firstTime)
            implements Input {

        LogFormat format() {
            return detected.format();
        }

        /** Whether the bytes of the file are lines in UTF-8 as they are. */
        boolean isPlain() {
            return compression == Compression.NONE && encoding.isUtf8() && framing == Framing.LINES;
        }

        /** What a person would call the format. */
        String formatName() {
            return framing.describe(format().name());
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
