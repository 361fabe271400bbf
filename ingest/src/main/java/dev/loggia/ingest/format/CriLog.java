package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.event.Value;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Files of containers as Kubernetes' runtimes write them: {@code 2026-01-02T03:04:05.678901234Z stdout F text}. Fields {@code time},
 * {@code stream}, {@code logtag} ({@code F}, or {@code P} for a part of a line) and {@code log}; when what was logged is JSON, its leaves
 * are fields, too, unless they have the name of one of the former. Lines whose text looks like more of the event before, as those of stack
 * traces, belong to it: {@code log} is the text of all.
 */
final class CriLog implements ContinuedFormat {

    static final String NAME = "cri";

    private final Stamp stamp;

    private CriLog(Stamp stamp) {
        this.stamp = stamp;
    }

    static Detection detect(Sample sample) {
        BitSet hits =
                sample.linesWhere(line -> Fields.stream(sample.buffer(), sample.start(line), sample.end(line)) >= 0);
        return Detection.of(new CriLog(new Stamp(TimestampLayouts.ISO.pattern(), sample.zone())), sample, hits);
    }

    @Override
    public String name() {
        return "container log (CRI)";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, start, end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public boolean spansLines() {
        return true;
    }

    @Override
    public boolean continuesEvent(byte[] buffer, int start, int end) {
        int stream = Fields.stream(buffer, start, end);
        return stream < 0 || ContinuationLine.is(buffer, Fields.log(buffer, stream, end), end);
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    /** The fields of a line. */
    enum Fields implements FieldReader {
        INSTANCE;

        private static final byte[] OUT = "stdout ".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ERR = "stderr ".getBytes(StandardCharsets.US_ASCII);

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            int lineEnd = MessageLines.end(buffer, start, end);
            int stream = stream(buffer, start, lineEnd);
            if (stream < 0) {
                return false;
            }
            int tag = stream + OUT.length;
            int tagEnd = ByteSearch.next(' ', buffer, tag, lineEnd);
            int log = log(buffer, stream, lineEnd);
            EmbeddedJson.put(buffer, log, lineEnd, fields);
            fields.putText("time", buffer, start, stream - 1);
            fields.putText("stream", buffer, stream, tag - 1);
            fields.putText("logtag", buffer, tag, tagEnd);
            if (lineEnd == end) {
                fields.putText("log", buffer, log, end);
            } else if (fields.wants("log")) {
                fields.put("log", Value.of(joined(buffer, start, end)));
            }
            return true;
        }

        /** The texts of several lines; one that is not of the format counts as it is. */
        private static String joined(byte[] buffer, int start, int end) {
            StringBuilder text = new StringBuilder();
            for (int line = start; line <= end; ) {
                int lineEnd = MessageLines.end(buffer, line, end);
                int stream = stream(buffer, line, lineEnd);
                int log = stream < 0 ? line : log(buffer, stream, lineEnd);
                text.append(text.isEmpty() ? "" : "\n")
                        .append(new String(buffer, log, lineEnd - log, StandardCharsets.UTF_8));
                line = MessageLines.next(buffer, lineEnd, end);
            }
            return text.toString();
        }

        /** Where the text starts. */
        private static int log(byte[] buffer, int stream, int end) {
            return Math.min(ByteSearch.next(' ', buffer, stream + OUT.length, end) + 1, end);
        }

        /** Where the name of the stream starts in a line of the format, else -1. */
        private static int stream(byte[] buffer, int start, int end) {
            int time = IsoOutline.end(buffer, start, end);
            if (!ByteSearch.isAt(' ', buffer, time, end)) {
                return -1;
            }
            int stream = time + 1;
            if (!ByteSearch.startsWith(OUT, buffer, stream, end) && !ByteSearch.startsWith(ERR, buffer, stream, end)) {
                return -1;
            }
            int tag = stream + OUT.length;
            boolean known = ByteSearch.isAt('F', buffer, tag, end) || ByteSearch.isAt('P', buffer, tag, end);
            boolean ends = tag + 1 == end
                    || ByteSearch.isAt(' ', buffer, tag + 1, end)
                    || ByteSearch.isAt(':', buffer, tag + 1, end);
            return known && ends ? stream : -1;
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
