package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.sink.SourcePosition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the events of a content are before they are lines, told by its beginning. */
enum Framing {
    LINES(SourcePosition.LINES, ""),
    /** The elements of an array. */
    JSON_ARRAY("json_array", "JSON array"),
    /** The elements of the array {@code Records} of an object, as CloudTrail writes them. */
    JSON_RECORDS("json_records", "JSON Records array"),
    /** The elements of the array {@code events} of an object, as {@code aws logs filter-log-events} writes them. */
    LOG_EVENTS("log_events", "CloudWatch log events"),
    /** One after the other over any lines. */
    JSON_OBJECTS("json_objects", "JSON over several lines"),
    JOURNAL("journal", "journald export");

    private static final List<String> LOG_EVENT_KEYS = List.of("\"timestamp\":", "\"message\":", "\"ingestionTime\":");

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
                if (isLogEvents(sample, start, length)) {
                    yield LOG_EVENTS;
                }
                yield isObjects(sample, start, length) ? JSON_OBJECTS : LINES;
            }
            case '_' -> JournalFramer.isJournal(sample, length) ? JOURNAL : LINES;
            default -> LINES;
        };
    }

    /** What else has an array of that name would lose its other members, so the first element has to have what log events have. */
    private static boolean isLogEvents(byte[] sample, int start, int length) {
        FramedOutput elements = new FramedOutput();
        if (!isArray(JsonFramer.ofLogEvents(), sample, start, length, elements)) {
            return false;
        }
        byte[] bytes = new byte[elements.available()];
        elements.take(bytes, 0, bytes.length);
        String first = new String(bytes, 0, LineEnds.next(bytes, 0, bytes.length), StandardCharsets.ISO_8859_1);
        return LOG_EVENT_KEYS.stream().allMatch(first::contains);
    }

    private static boolean isArray(JsonFramer framer, byte[] sample, int start, int length) {
        return isArray(framer, sample, start, length, new FramedOutput());
    }

    /** Arrays over several lines, or a single line and nothing more: several such lines are events themselves. */
    private static boolean isArray(JsonFramer framer, byte[] sample, int start, int length, FramedOutput elements) {
        int lineFeed = LineEnds.next(sample, start, length);
        framer.convert(sample, start, lineFeed, elements);
        boolean overLines = lineFeed < length && framer.isInside();
        boolean oneLine = isBlank(sample, lineFeed, length) && framer.events() > 0;
        framer.convert(sample, lineFeed, length, elements);
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
     *     only what is before {@code Records} or {@code events}
     */
    InputStream toLines(InputStream content, Growth growth) {
        return switch (this) {
            case LINES -> content;
            case JSON_ARRAY -> new FramedStream(content, JsonFramer.ofArrays(), growth);
            case JSON_RECORDS -> new FramedStream(content, JsonFramer.ofRecords(), growth);
            case LOG_EVENTS -> new FramedStream(content, JsonFramer.ofLogEvents(), growth);
            case JSON_OBJECTS -> new FramedStream(content, JsonFramer.ofObjects(), growth);
            case JOURNAL -> new FramedStream(content, new JournalFramer(), growth);
        };
    }
}
