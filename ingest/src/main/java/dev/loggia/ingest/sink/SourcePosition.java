package dev.loggia.ingest.sink;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was read, and how to know it again. Immutable.
 *
 * @param path where the file was, absolute
 * @param fileKey the platform's key of it, or null when there is none
 * @param fingerprint of the bytes that the file had when it was opened
 * @param complete whether all of these were read
 * @param point where to read on
 */
public record SourcePosition(
        String path, @Nullable String fileKey, Fingerprint fingerprint, boolean complete, ReadingPoint point) {

    private static final String VERSION = "1";
    private static final String NONE = "-";
    private static final int PARTS = 9;

    /** Whether that file, which this is about, has nothing more than what was read. */
    public boolean isAllOf(FileIdentity file) {
        return complete && fingerprint.length() == file.size();
    }

    /** Nine parts, divided by blanks; the last one, the path, may hold blanks itself. */
    public String text() {
        return String.join(
                " ",
                VERSION,
                String.valueOf(fingerprint.length()),
                fingerprint.hash(),
                fileKey == null ? NONE : fileKey,
                complete ? "c" : NONE,
                String.valueOf(point.offset()),
                String.valueOf(point.next().letter()),
                point.lastTime() == LogFormat.NO_TIME ? NONE : String.valueOf(point.lastTime()),
                path);
    }

    /**
     * The position that a {@link #text} is about.
     *
     * @throws DataException when it is none
     */
    public static SourcePosition parse(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(VERSION)) {
            throw unreadable(text, null);
        }
        try {
            return new SourcePosition(
                    parts[8],
                    parts[3].equals(NONE) ? null : parts[3],
                    new Fingerprint(Long.parseLong(parts[1]), parts[2]),
                    parts[4].equals("c"),
                    new ReadingPoint(
                            Long.parseLong(parts[5]),
                            ReadingPoint.Next.of(parts[6]),
                            parts[7].equals(NONE) ? LogFormat.NO_TIME : Long.parseLong(parts[7])));
        } catch (IllegalArgumentException e) {
            throw unreadable(text, e);
        }
    }

    private static DataException unreadable(String text, @Nullable IllegalArgumentException cause) {
        String message = "'" + text + "' is not a position in a file that this version can read";
        String hint = "it may have been written by a newer version of Loggia";
        return cause == null
                ? new DataException("position-unreadable", message, hint)
                : new DataException("position-unreadable", message, hint, cause);
    }
}
