package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Docker's files of containers: {@code {"log":"text\n","stream":"stdout","time":"2026-01-02T03:04:05.678Z"}}, with or without
 * {@code attrs}. Fields are those of the JSON, {@code log} without its last line end; when what was logged is JSON itself, its leaves are
 * fields, too, unless they have the name of one of the former. Lines whose text looks like more of the event before, as those of stack
 * traces, belong to it: {@code log} is the text of all.
 */
final class DockerJson implements ContinuedFormat {

    static final String NAME = "docker";

    private static final byte[] TABULATOR = {'\\', 't'};
    private static final byte[] LINE_FEED = {'\\', 'n'};

    private final LogFormat json;

    private DockerJson(LogFormat json) {
        this.json = json;
    }

    static @Nullable Detection detect(Sample sample) {
        BitSet hits =
                sample.linesWhere(line -> new Parts().read(sample.buffer(), sample.start(line), sample.end(line)));
        return hits.isEmpty()
                ? null
                : Detection.of(new DockerJson(JsonLines.detect(sample).format()), sample, hits);
    }

    @Override
    public String name() {
        return "Docker's JSON lines";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return json.time(buffer, start, end);
    }

    @Override
    public boolean lacksYear() {
        return json.lacksYear();
    }

    @Override
    public boolean spansLines() {
        return true;
    }

    /** What goes on looks so from its first letters on, of which only a tabulator would be written with an escape. */
    @Override
    public boolean continuesEvent(byte[] buffer, int start, int end) {
        Parts parts = new Parts();
        return parts.read(buffer, start, end)
                && (ContinuationLine.is(buffer, parts.log, parts.logEnd)
                        || ByteSearch.startsWith(TABULATOR, buffer, parts.log, parts.logEnd)
                        || ByteSearch.startsWith(LINE_FEED, buffer, parts.log, parts.logEnd));
    }

    @Override
    public boolean isJson() {
        return json.isJson();
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    /** Where the values of one line stand, without their quotes. */
    private static final class Parts {
        private static final byte[] LOG = utf8("log");
        private static final byte[] STREAM = utf8("stream");
        private static final byte[] TIME = utf8("time");
        private static final byte[] ATTRIBUTES = utf8("attrs");

        private int log = -1;
        private int logEnd;
        private int stream = -1;
        private int streamEnd;
        private int time = -1;
        private int timeEnd;
        private int attributes = -1;

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** Whether the line is one object with these texts and nothing else. */
        boolean read(byte[] buffer, int start, int end) {
            int key = JsonBytes.firstKey(buffer, start, end);
            int after = end;
            while (key >= 0) {
                int quote = JsonBytes.closingQuote(buffer, key, end);
                int value = JsonBytes.value(buffer, quote, end);
                after = JsonBytes.skipValue(buffer, value, end);
                if (!take(buffer, key, quote, value, after)) {
                    return false;
                }
                key = JsonBytes.nextKey(buffer, after, end);
            }
            int brace = JsonBytes.skipBlanks(buffer, after, end);
            return log >= 0
                    && stream >= 0
                    && time >= 0
                    && ByteSearch.isAt('}', buffer, brace, end)
                    && JsonBytes.skipBlanks(buffer, brace + 1, end) == end;
        }

        private boolean take(byte[] buffer, int key, int quote, int value, int after) {
            if (ByteSearch.equals(ATTRIBUTES, buffer, key, quote)) {
                attributes = value;
                return hasTextsOnly(buffer, value, after);
            }
            if (!isText(buffer, value, after)) {
                return false;
            }
            if (ByteSearch.equals(LOG, buffer, key, quote)) {
                log = value + 1;
                logEnd = after - 1;
            } else if (ByteSearch.equals(STREAM, buffer, key, quote)) {
                stream = value + 1;
                streamEnd = after - 1;
            } else if (ByteSearch.equals(TIME, buffer, key, quote)) {
                time = value + 1;
                timeEnd = after - 1;
            } else {
                return false;
            }
            return true;
        }

        private static boolean isText(byte[] buffer, int value, int after) {
            return after - value >= 2 && buffer[value] == '"' && buffer[after - 1] == '"';
        }

        private static boolean hasTextsOnly(byte[] buffer, int object, int end) {
            int key = JsonBytes.firstKey(buffer, object, end);
            int after = object + 1;
            while (key >= 0) {
                int quote = JsonBytes.closingQuote(buffer, key, end);
                int value = JsonBytes.value(buffer, quote, end);
                after = JsonBytes.skipValue(buffer, value, end);
                if (!isText(buffer, value, after)) {
                    return false;
                }
                key = JsonBytes.nextKey(buffer, after, end);
            }
            return ByteSearch.isAt('{', buffer, object, end)
                    && JsonBytes.skipBlanks(buffer, after, end) == end - 1
                    && buffer[end - 1] == '}';
        }
    }

    /** The fields of a line. */
    enum Fields implements FieldReader {
        INSTANCE;

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            int lineEnd = MessageLines.end(buffer, start, end);
            Parts parts = new Parts();
            byte[] log =
                    parts.read(buffer, start, lineEnd) ? JsonText.unescaped(buffer, parts.log, parts.logEnd) : null;
            if (log == null) {
                return false;
            }
            if (lineEnd < end) {
                log = joined(log, buffer, MessageLines.next(buffer, lineEnd, end), end);
            }
            int logEnd = log.length > 0 && log[log.length - 1] == '\n' ? log.length - 1 : log.length;
            EmbeddedJson.put(log, 0, logEnd, fields);
            fields.putText("log", log, 0, logEnd);
            put("stream", buffer, parts.stream, parts.streamEnd, fields);
            putAttributes(buffer, parts.attributes, lineEnd, fields);
            put("time", buffer, parts.time, parts.timeEnd, fields);
            return true;
        }

        /** The texts of several lines; one that is not of the format counts as it is. */
        private static byte[] joined(byte[] first, byte[] buffer, int start, int end) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes(first);
            for (int line = start; line <= end; ) {
                int lineEnd = MessageLines.end(buffer, line, end);
                Parts parts = new Parts();
                byte[] log =
                        parts.read(buffer, line, lineEnd) ? JsonText.unescaped(buffer, parts.log, parts.logEnd) : null;
                text.writeBytes(log == null ? Arrays.copyOfRange(buffer, line, lineEnd) : log);
                line = MessageLines.next(buffer, lineEnd, end);
            }
            return text.toByteArray();
        }

        private static void putAttributes(byte[] buffer, int object, int end, FieldSink fields) {
            int key = object < 0 ? -1 : JsonBytes.firstKey(buffer, object, end);
            while (key >= 0) {
                int quote = JsonBytes.closingQuote(buffer, key, end);
                int value = JsonBytes.value(buffer, quote, end);
                int after = JsonBytes.skipValue(buffer, value, end);
                String name = new String(buffer, key, quote - key, StandardCharsets.UTF_8);
                put("attrs." + name, buffer, value + 1, after - 1, fields);
                key = JsonBytes.nextKey(buffer, after, end);
            }
        }

        private static void put(String name, byte[] buffer, int start, int end, FieldSink fields) {
            if (fields.wants(name)) {
                byte[] text = JsonText.unescaped(buffer, start, end);
                if (text != null) {
                    fields.put(name, Value.of(new String(text, StandardCharsets.UTF_8)));
                }
            }
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
