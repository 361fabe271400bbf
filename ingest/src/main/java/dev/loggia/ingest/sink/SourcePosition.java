package dev.loggia.ingest.sink;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was read, and how to know it again. Immutable.
 *
 * @param path where the file was, absolute
 * @param fileKey the platform's key of it, or null when there is none
 * @param fingerprint of the bytes that the file had when it was opened
 * @param complete whether all of these were read
 * @param framing a word for how the file's events were made lines, which stays as it is though the file grows: offsets count these lines
 * @param point where to read on
 */
public record SourcePosition(
        String path,
        @Nullable String fileKey,
        Fingerprint fingerprint,
        boolean complete,
        String framing,
        ReadingPoint point) {

    private static final String VERSION = "2";
    /** Had no framing: there were lines only. */
    private static final String FIRST_VERSION = "1";

    private static final String LINES = "lines";
    private static final int FRAMING = 5;
    private static final String NONE = "-";
    private static final int PARTS = 10;

    /** Whether that file, which this is about, has nothing more than what was read. */
    public boolean isAllOf(FileIdentity file) {
        return complete && fingerprint.length() == file.size();
    }

    /** Ten parts, divided by blanks; the last one, the path, may hold blanks itself. */
    public String text() {
        return String.join(
                " ",
                VERSION,
                String.valueOf(fingerprint.length()),
                fingerprint.hash(),
                fileKey == null ? NONE : fileKey,
                complete ? "c" : NONE,
                framing,
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
        boolean first = text.startsWith(FIRST_VERSION + " ");
        List<String> parts = new ArrayList<>(List.of(text.split(" ", first ? PARTS - 1 : PARTS)));
        if (first && parts.size() == PARTS - 1) {
            parts.add(FRAMING, LINES);
        }
        if (parts.size() < PARTS || !first && !parts.getFirst().equals(VERSION)) {
            throw unreadable(text, null);
        }
        try {
            return new SourcePosition(
                    parts.get(9),
                    parts.get(3).equals(NONE) ? null : parts.get(3),
                    new Fingerprint(Long.parseLong(parts.get(1)), parts.get(2)),
                    parts.get(4).equals("c"),
                    parts.get(FRAMING),
                    new ReadingPoint(
                            Long.parseLong(parts.get(6)),
                            ReadingPoint.Next.of(parts.get(7)),
                            parts.get(8).equals(NONE) ? LogFormat.NO_TIME : Long.parseLong(parts.get(8))));
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
