package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A time and then a JSON object in each line, as exports of CloudWatch Logs to S3 have it: {@code 2026-01-02T03:04:05.678Z {"level":"INFO"}}.
 * The fields are those of the object.
 */
final class TimedJson {

    static final String NAME = "timed-json";

    private TimedJson() {}

    static @Nullable Detection detect(Sample sample) {
        BitSet objects =
                sample.linesWhere(line -> Fields.object(sample.buffer(), sample.start(line), sample.end(line)) >= 0);
        Detection text = objects.isEmpty() ? null : TimestampedText.detect(sample);
        return text == null
                ? null
                : Detection.of(new TextWithFields(text.format(), "then JSON", Fields.INSTANCE), sample, objects);
    }

    /** The fields of the object. */
    enum Fields implements FieldReader {
        INSTANCE;

        /** Before it there is a time at most. */
        private static final int FARTHEST = 64;

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            int object = object(buffer, start, end);
            return object >= 0 && fields.putJson(buffer, object, end);
        }

        /** Where the object starts behind something that begins with a digit or a bracket, else -1. */
        private static int object(byte[] buffer, int start, int end) {
            boolean mayBeTime = start < end && (ByteSearch.isDigit(buffer[start]) || buffer[start] == '[');
            int brace = mayBeTime ? ByteSearch.next('{', buffer, start, Math.min(end, start + FARTHEST)) : end;
            boolean found = brace < end && buffer[brace] == '{' && buffer[brace - 1] == ' ' && buffer[end - 1] == '}';
            return found ? brace : -1;
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
