package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Files of containers as Kubernetes' runtimes write them: {@code 2026-01-02T03:04:05.678901234Z stdout F text}. Fields {@code time},
 * {@code stream}, {@code logtag} ({@code F}, or {@code P} for a part of a line) and {@code log}; when what was logged is JSON, its leaves
 * are fields, too, unless they have the name of one of the former.
 */
final class CriLog implements LogFormat {

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
            int stream = stream(buffer, start, end);
            if (stream < 0) {
                return false;
            }
            int tag = stream + OUT.length;
            int tagEnd = ByteSearch.next(' ', buffer, tag, end);
            int log = Math.min(tagEnd + 1, end);
            EmbeddedJson.put(buffer, log, end, fields);
            fields.putText("time", buffer, start, stream - 1);
            fields.putText("stream", buffer, stream, tag - 1);
            fields.putText("logtag", buffer, tag, tagEnd);
            fields.putText("log", buffer, log, end);
            return true;
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
