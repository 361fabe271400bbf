package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.sink.SourcePosition;
import java.io.InputStream;

/** What the events of a content are before they are lines, told by its beginning. */
enum Framing {
    LINES(SourcePosition.LINES, ""),
    /** The elements of an array. */
    JSON_ARRAY("json_array", "JSON array"),
    /** The elements of the array {@code Records} of an object, as CloudTrail writes them. */
    JSON_RECORDS("json_records", "JSON Records array"),
    /** One after the other over any lines. */
    JSON_OBJECTS("json_objects", "JSON over several lines"),
    JOURNAL("journal", "journald export");

    private final String code;
    private final String label;

    Framing(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The framing of a content. A text whose lines are events is never taken for something else: as far as the sample goes, all of it
     * has to be what it is taken for, and more than a line has to speak for it.
     *
     * @param sample the first bytes of the content
     * @param length how many bytes of {@code sample} count
     */
    static Framing of(byte[] sample, int length) {
        int start = 0;
        while (start < length && isBlank(sample[start])) {
            start++;
        }
        if (start == length) {
            return LINES;
        }
        return switch (sample[start]) {
            case '[' -> isArray(JsonFramer.ofArrays(), sample, start, length) ? JSON_ARRAY : LINES;
            case '{' -> {
                if (isArray(JsonFramer.ofRecords(), sample, start, length)) {
                    yield JSON_RECORDS;
                }
                yield isObjects(sample, start, length) ? JSON_OBJECTS : LINES;
            }
            case '_' -> JournalFramer.isJournal(sample, length) ? JOURNAL : LINES;
            default -> LINES;
        };
    }

    /** Arrays over several lines, or a single line and nothing more: several such lines are events themselves. */
    private static boolean isArray(JsonFramer framer, byte[] sample, int start, int length) {
        FramedOutput ignored = new FramedOutput();
        int lineFeed = LineEnds.next(sample, start, length);
        framer.convert(sample, start, lineFeed, ignored);
        boolean overLines = lineFeed < length && framer.isInside();
        boolean oneLine = isBlank(sample, lineFeed, length) && framer.events() > 0;
        framer.convert(sample, lineFeed, length, ignored);
        return !framer.isBroken() && framer.arrays() > 0 && (overLines || oneLine);
    }

    /** Objects the first of which goes over several lines or is followed by another one in its line. */
    private static boolean isObjects(byte[] sample, int start, int length) {
        FramedOutput ignored = new FramedOutput();
        JsonFramer framer = JsonFramer.ofObjects();
        int lineFeed = LineEnds.next(sample, start, length);
        framer.convert(sample, start, lineFeed, ignored);
        boolean overLines = lineFeed < length && framer.isInside();
        boolean severalInLine = framer.events() > 1;
        framer.convert(sample, lineFeed, length, ignored);
        return !framer.isBroken() && (overLines || severalInLine);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** What a {@link #code} stands for. @throws DataException when it stands for nothing */
    static Framing ofCode(String code) {
        for (Framing framing : values()) {
            if (framing.code.equals(code)) {
                return framing;
            }
        }
        throw new DataException(
                "position-unreadable",
                "'" + code + "' is not a kind of content that this version can read on",
                "it may have been written by a newer version of Loggia");
    }

    /** Its name in the positions of sources: one that was given stays. */
    String code() {
        return code;
    }

    /** What a person would call a content whose lines have this format. */
    String describe(String format) {
        return this == LINES ? format : label + " (" + format + ")";
    }

    /**
     * The content with a line for each event.
     *
     * @param content UTF-8
     * @param growth when an event that is not complete at the end, as far as it is held back, waits for its rest: of a journal an entry, of JSON
     *     only what is before {@code Records}
     */
    InputStream toLines(InputStream content, Growth growth) {
        return switch (this) {
            case LINES -> content;
            case JSON_ARRAY -> new FramedStream(content, JsonFramer.ofArrays(), growth);
            case JSON_RECORDS -> new FramedStream(content, JsonFramer.ofRecords(), growth);
            case JSON_OBJECTS -> new FramedStream(content, JsonFramer.ofObjects(), growth);
            case JOURNAL -> new FramedStream(content, new JournalFramer(), growth);
        };
    }
}
