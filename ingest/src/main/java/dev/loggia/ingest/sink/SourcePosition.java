package dev.loggia.ingest.sink;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was read, and how to know it again. Immutable.
 *
 * @param path where the file was, absolute
 * @param fileKey the platform's key of it, or null when there is none
 * @param fingerprint of its first bytes
 * @param size bytes that the file had when it was opened
 * @param complete whether all of these were read
 * @param point where to read on
 */
public record SourcePosition(
        String path,
        @Nullable String fileKey,
        Fingerprint fingerprint,
        long size,
        boolean complete,
        ReadingPoint point) {

    private static final String VERSION = "1";
    private static final String NONE = "-";
    private static final int PARTS = 10;

    /**
     * Whether this is about that file, if both are of one name or of one key: it starts with the same bytes, and has not become shorter.
     */
    public boolean isOf(FileIdentity file) {
        return size <= file.size() && fingerprint.matches(file.head());
    }

    /** Whether nothing was added to that file since, which this is about. */
    public boolean isAllOf(FileIdentity file) {
        return complete && size == file.size();
    }

    /** Ten parts, divided by blanks; the last one, the path, may hold blanks itself. */
    public String text() {
        return String.join(
                " ",
                VERSION,
                String.valueOf(fingerprint.length()),
                fingerprint.hash(),
                fileKey == null ? NONE : fileKey,
                String.valueOf(size),
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
                    parts[9],
                    parts[3].equals(NONE) ? null : parts[3],
                    new Fingerprint(Integer.parseInt(parts[1]), parts[2]),
                    Long.parseLong(parts[4]),
                    parts[5].equals("c"),
                    new ReadingPoint(
                            Long.parseLong(parts[6]),
                            ReadingPoint.Next.of(parts[7]),
                            parts[8].equals(NONE) ? LogFormat.NO_TIME : Long.parseLong(parts[8])));
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
