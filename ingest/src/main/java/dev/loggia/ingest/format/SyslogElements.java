package dev.loggia.ingest.format;

import dev.loggia.event.FieldSink;
import dev.loggia.event.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The structured data of a syslog line of RFC 5424: {@code [id name="value" ...][id ...]}, or {@code -} for none. */
final class SyslogElements {

    private SyslogElements() {}

    /** Longer names of elements are none: RFC 5424 allows 32 characters. */
    private static final int LONGEST_ID = 256;

    /**
     * Puts every parameter of the whole elements.
     *
     * @return where the text behind them starts; {@code start} when no element stands there
     */
    static int put(byte[] buffer, int start, int end, FieldSink fields) {
        if (ByteSearch.isAt('-', buffer, start, end)) {
            return start + 1 == end || buffer[start + 1] == ' ' ? start + 1 : start;
        }
        int at = start;
        while (ByteSearch.isAt('[', buffer, at, end)) {
            int after = elementEnd(buffer, at, end);
            if (after < 0) {
                break;
            }
            putElement(buffer, at + 1, after - 1, fields);
            at = after;
        }
        return at;
    }

    /** After the bracket that closes, or -1. */
    private static int elementEnd(byte[] buffer, int bracket, int end) {
        int p = bracket + 1;
        while (p < end && buffer[p] != ']') {
            if (buffer[p] == '"') {
                p = JsonBytes.closingQuote(buffer, p + 1, end);
            }
            p++;
        }
        return p < end ? p + 1 : -1;
    }

    private static void putElement(byte[] buffer, int start, int end, FieldSink fields) {
        int at = ByteSearch.next(' ', buffer, start, end);
        if (at - start > LONGEST_ID) {
            return;
        }
        String prefix = "structuredData." + text(buffer, start, at) + ".";
        while (at < end) {
            int name = at + 1;
            int equals = ByteSearch.next('=', buffer, name, end);
            if (!ByteSearch.isAt('"', buffer, equals + 1, end)) {
                return;
            }
            int value = equals + 2;
            int quote = JsonBytes.closingQuote(buffer, value, end);
            String field = prefix + text(buffer, name, equals);
            if (fields.wants(field)) {
                fields.put(field, Value.of(unescaped(buffer, value, quote)));
            }
            at = ByteSearch.next(' ', buffer, quote, end);
        }
    }

    /** Without the backslash before a quote, a bracket or another backslash; before anything else it stands for itself. */
    private static String unescaped(byte[] buffer, int start, int end) {
        if (ByteSearch.next('\\', buffer, start, end) == end) {
            return text(buffer, start, end);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        for (int p = start; p < end; p++) {
            boolean escape = buffer[p] == '\\'
                    && p + 1 < end
                    && (buffer[p + 1] == '"' || buffer[p + 1] == ']' || buffer[p + 1] == '\\');
            if (escape) {
                p++;
            }
            bytes.write(buffer[p]);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] buffer, int start, int end) {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }
}
