package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.ingest.format.LambdaLine.Type;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda functions log, as the stream has it or exported with a time before each event: the platform's lines {@code START},
 * {@code END} and {@code REPORT}, which have no time of their own, and those of the application. Fields as section 5.2 of the language
 * reference names them; of an application's line the first JSON object that is embedded in it is discovered, too.
 */
final class LambdaLog implements TimeLed, ContinuedFormat {

    static final String NAME = "lambda";

    private final Stamp stamp;
    private final LogFormat json;
    private final boolean exported;

    private LambdaLog(Stamp stamp, LogFormat json, boolean exported) {
        this.stamp = stamp;
        this.json = json;
        this.exported = exported;
    }

    /** Nobody else writes the platform's lines: beside one of them, what has a time or is JSON is a function's. */
    static @Nullable Detection detect(Sample sample) {
        byte[] buffer = sample.buffer();
        BitSet platform = sample.linesWhere(line -> isPlatform(buffer, sample.start(line), sample.end(line)));
        if (platform.isEmpty()) {
            return null;
        }
        int first = platform.nextSetBit(0);
        boolean exported = LambdaLine.isExported(buffer, sample.start(first), sample.end(first));
        Stamp stamp = new Stamp(TimestampLayouts.ISO.pattern(), sample.zone());
        LambdaLog format = new LambdaLog(stamp, JsonLines.detect(sample).format(), exported);
        BitSet hits = sample.linesWhere(line -> platform.get(line)
                || format.ownTime(buffer, sample.start(line), sample.end(line)) != NO_TIME
                || JsonBytes.isObject(buffer, sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    private static boolean isPlatform(byte[] buffer, int start, int end) {
        Type type = LambdaLine.of(buffer, start, end).type();
        return type != null && type != Type.XRAY;
    }

    @Override
    public String name() {
        return exported ? "Lambda log, exported with times" : "Lambda log";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        long time = ownTime(buffer, start, end);
        return time == NO_TIME && ByteSearch.isAt('{', buffer, start, end) ? json.time(buffer, start, end) : time;
    }

    private long ownTime(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, Column.FIRST.find(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return exported ? TimeLed.orContinues(ownTime(buffer, start, end)) : CONTINUES;
    }

    /** Events of an export begin with a time; in a stream the lines of a stack trace look like it. */
    @Override
    public boolean spansLines() {
        return !exported;
    }

    @Override
    public boolean continuesEvent(byte[] buffer, int start, int end) {
        return ContinuationLine.is(buffer, start, end);
    }

    @Override
    public FieldReader fieldReader() {
        return Fields.INSTANCE;
    }

    /** The fields of a line. */
    enum Fields implements FieldReader {
        INSTANCE;

        private static final byte[] DURATION = utf8("Duration");
        private static final byte[] BILLED_DURATION = utf8("Billed Duration");
        private static final byte[] INIT_DURATION = utf8("Init Duration");
        private static final byte[] MEMORY_SIZE = utf8("Memory Size");
        private static final byte[] MAX_MEMORY_USED = utf8("Max Memory Used");
        private static final byte[] TRACE = utf8("XRAY TraceId");
        private static final byte[] SEGMENT = utf8("SegmentId");

        private static final int BYTES_IN_MEGABYTE = 1_000_000;

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String identity() {
            return NAME;
        }

        @Override
        public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
            LambdaLine line = LambdaLine.of(buffer, start, end);
            Type type = line.type();
            boolean json = type == null && putFragment(buffer, line.rest(), end, fields);
            if (line.id() >= 0) {
                fields.putText("@requestId", buffer, line.id(), line.id() + LambdaLine.ID_LENGTH);
            }
            if (type == Type.REPORT || type == Type.XRAY) {
                putReport(buffer, line.rest(), end, fields);
            }
            if (type != null && type != Type.XRAY) {
                fields.put("@type", Value.of(type.name()));
            }
            return json || type != null || line.id() >= 0;
        }

        /** Puts the line that is a JSON array, or the first JSON object in it; a brace that opens none is passed over with all up to the brace that closes it. */
        private static boolean putFragment(byte[] buffer, int start, int end, FieldSink fields) {
            if (ByteSearch.isAt('[', buffer, start, end) && fields.putJson(buffer, start, end)) {
                return true;
            }
            int brace = ByteSearch.next('{', buffer, start, end);
            while (brace < end) {
                int after = JsonBytes.skipValue(buffer, brace, end);
                if (buffer[after - 1] == '}' && fields.putJson(buffer, brace, after)) {
                    return true;
                }
                brace = ByteSearch.next('{', buffer, after, end);
            }
            return false;
        }

        /** Puts what a report says: {@code name: value} between tabs or line ends. */
        private static void putReport(byte[] buffer, int start, int end, FieldSink fields) {
            int at = start;
            while (at < end) {
                if (buffer[at] <= ' ') {
                    at++;
                    continue;
                }
                int after = at;
                while (after < end && buffer[after] != '\t' && buffer[after] != '\n') {
                    after++;
                }
                int colon = ByteSearch.next(':', buffer, at, after);
                if (ByteSearch.isAt(' ', buffer, colon + 1, after)) {
                    put(buffer, at, colon, after, fields);
                }
                at = after;
            }
        }

        private static void put(byte[] buffer, int name, int colon, int end, FieldSink fields) {
            int value = colon + 2;
            int after = ByteSearch.next(' ', buffer, value, end);
            if (after == value) {
                return;
            }
            if (ByteSearch.equals(DURATION, buffer, name, colon)) {
                fields.putNumber("@duration", buffer, value, after);
            } else if (ByteSearch.equals(BILLED_DURATION, buffer, name, colon)) {
                fields.putNumber("@billedDuration", buffer, value, after);
            } else if (ByteSearch.equals(INIT_DURATION, buffer, name, colon)) {
                fields.putNumber("@initDuration", buffer, value, after);
            } else if (ByteSearch.equals(MEMORY_SIZE, buffer, name, colon)) {
                putMegabytes("@memorySize", buffer, value, after, fields);
            } else if (ByteSearch.equals(MAX_MEMORY_USED, buffer, name, colon)) {
                putMegabytes("@maxMemoryUsed", buffer, value, after, fields);
            } else if (ByteSearch.equals(TRACE, buffer, name, colon)) {
                fields.putText("@xrayTraceId", buffer, value, after);
            } else if (ByteSearch.equals(SEGMENT, buffer, name, colon)) {
                fields.putText("@xraySegmentId", buffer, value, after);
            }
        }

        private static void putMegabytes(String name, byte[] buffer, int start, int end, FieldSink fields) {
            if (!fields.wants(name)) {
                return;
            }
            Value.Number number = NumericText.parse(buffer, start, end);
            Value bytes = number == null ? null : Value.of(number.asDouble() * BYTES_IN_MEGABYTE);
            if (bytes != null) {
                fields.put(name, bytes);
            }
        }

        @Override
        public boolean verbatim() {
            return true;
        }
    }
}
