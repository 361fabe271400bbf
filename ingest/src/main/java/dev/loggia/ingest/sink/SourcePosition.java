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
 * @param encoding a word for the encoding of the file's text, which stays too, as offsets count UTF-8; null when it was not noted
 * @param point where to read on
 */
public record SourcePosition(
        String path,
        @Nullable String fileKey,
        Fingerprint fingerprint,
        boolean complete,
        String framing,
        @Nullable String encoding,
        ReadingPoint point) {

    /** The framing of files whose lines are events. */
    public static final String LINES = "lines";

    /** The versions of the text: the first had no framing, for there were lines only, and the first two no encoding. */
    private static final List<String> VERSIONS = List.of("1", "2", "3");

    private static final int FRAMING = 5;
    private static final int ENCODING = 6;
    private static final String NONE = "-";
    private static final int PARTS = 11;

    /** Whether that file, which this is about, has nothing more than what was read. */
    public boolean isAllOf(FileIdentity file) {
        return complete && fingerprint.length() == file.size();
    }

    /** Eleven parts, divided by blanks; the last one, the path, may hold blanks itself. */
    public String text() {
        return String.join(
                " ",
                VERSIONS.getLast(),
                String.valueOf(fingerprint.length()),
                fingerprint.hash(),
                fileKey == null ? NONE : fileKey,
                complete ? "c" : NONE,
                framing,
                encoding == null ? NONE : encoding,
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
        int version = VERSIONS.indexOf(text.substring(0, Math.max(0, text.indexOf(' '))));
        int missing = VERSIONS.size() - 1 - version;
        List<String> parts = new ArrayList<>(List.of(text.split(" ", PARTS - missing)));
        if (version < 0 || parts.size() < PARTS - missing) {
            throw unreadable(text, null);
        }
        if (missing > 1) {
            parts.add(FRAMING, LINES);
        }
        if (missing > 0) {
            parts.add(ENCODING, NONE);
        }
        try {
            return new SourcePosition(
                    parts.get(10),
                    parts.get(3).equals(NONE) ? null : parts.get(3),
                    new Fingerprint(Long.parseLong(parts.get(1)), parts.get(2)),
                    parts.get(4).equals("c"),
                    parts.get(FRAMING),
                    parts.get(ENCODING).equals(NONE) ? null : parts.get(ENCODING),
                    new ReadingPoint(
                            Long.parseLong(parts.get(7)),
                            ReadingPoint.Next.of(parts.get(8)),
                            parts.get(9).equals(NONE) ? LogFormat.NO_TIME : Long.parseLong(parts.get(9))));
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
