package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads times out of JSON objects. Immutable, thread-safe. */
final class JsonTime {

    /** Objects that hold the time one level down. */
    private static final List<byte[]> CONTAINERS = List.of(
            utf8("event"), utf8("log"), utf8("System"), utf8("Event"), utf8("metadata"), utf8("meta"), utf8("record"));

    /** How MongoDB, the Windows event log and Moment write a time as an object. */
    private static final List<byte[]> WRAPPERS =
            List.of(utf8("$date"), utf8("$numberLong"), utf8("SystemTime"), utf8("#attributes"), utf8("iso"));

    /** Log4j's, protocol buffers' and Firestore's pairs of seconds and nanoseconds: the nanoseconds are found beside them. */
    private static final List<byte[]> SECONDS = List.of(utf8("epochSecond"), utf8("seconds"), utf8("_seconds"));

    private static final List<byte[]> NANOS = List.of(utf8("nanoOfSecond"), utf8("nanos"), utf8("_nanoseconds"));
    private static final int DEEPEST_WRAPPER = 3;

    private final TimestampValue value;

    JsonTime(TimestampValue value) {
        this.value = value;
    }

    /** The time that the value starting here is. */
    long read(byte[] buffer, int at, int end) {
        return read(buffer, at, end, 0);
    }

    private long read(byte[] buffer, int at, int end, int depth) {
        if (at >= end) {
            return LogFormat.NO_TIME;
        }
        if (buffer[at] == '{') {
            return depth < DEEPEST_WRAPPER ? readObject(buffer, at, end, depth) : LogFormat.NO_TIME;
        }
        long millis = buffer[at] == '"'
                ? value.millis(buffer, at + 1, JsonBytes.closingQuote(buffer, at + 1, end))
                : value.millis(buffer, at, JsonBytes.skipValue(buffer, at, end));
        return millis == Reading.NONE ? LogFormat.NO_TIME : millis;
    }

    /** The time under the best of the usual keys, top level first. */
    long findIn(byte[] buffer, int start, int end) {
        return findIn(buffer, start, end, true);
    }

    private long findIn(byte[] buffer, int start, int end, boolean atTop) {
        int bestRank = TimeKeys.NONE;
        long best = LogFormat.NO_TIME;
        long nested = LogFormat.NO_TIME;
        int key = JsonBytes.firstKey(buffer, start, end);
        while (key >= 0) {
            int quote = JsonBytes.closingQuote(buffer, key, end);
            int at = JsonBytes.value(buffer, quote, end);
            int rank = TimeKeys.rank(buffer, key, quote);
            long time = rank < bestRank ? read(buffer, at, end) : LogFormat.NO_TIME;
            if (time != LogFormat.NO_TIME) {
                bestRank = rank;
                best = time;
            }
            if (atTop
                    && nested == LogFormat.NO_TIME
                    && at < end
                    && buffer[at] == '{'
                    && isContainer(buffer, key, quote)) {
                nested = findIn(buffer, at, end, false);
            }
            key = JsonBytes.nextKey(buffer, JsonBytes.skipValue(buffer, at, end), end);
        }
        return best == LogFormat.NO_TIME ? nested : best;
    }

    /** Whether a key may hold an object with the time one level down. */
    static boolean isContainer(byte[] buffer, int start, int end) {
        for (byte[] container : CONTAINERS) {
            if (Arrays.equals(container, 0, container.length, buffer, start, end)) {
                return true;
            }
        }
        return false;
    }

    private long readObject(byte[] buffer, int at, int end, int depth) {
        for (byte[] wrapper : WRAPPERS) {
            int inner = JsonBytes.find(wrapper, buffer, at, end);
            if (inner >= 0) {
                return read(buffer, inner, end, depth + 1);
            }
        }
        for (int i = 0; i < SECONDS.size(); i++) {
            int seconds = JsonBytes.find(SECONDS.get(i), buffer, at, end);
            if (seconds >= 0) {
                long time = read(buffer, seconds, end, depth + 1);
                return time == LogFormat.NO_TIME ? time : time + millisOf(NANOS.get(i), buffer, at, end);
            }
        }
        return LogFormat.NO_TIME;
    }

    private static long millisOf(byte[] nanosKey, byte[] buffer, int at, int end) {
        int nanos = JsonBytes.find(nanosKey, buffer, at, end);
        int p = Math.max(nanos, at);
        long number = 0;
        while (nanos >= 0 && p < end && p < nanos + 9 && buffer[p] >= '0' && buffer[p] <= '9') {
            number = number * 10 + buffer[p] - '0';
            p++;
        }
        return number / 1_000_000;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
