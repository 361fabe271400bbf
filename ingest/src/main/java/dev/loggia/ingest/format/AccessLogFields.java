package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.ingest.format.LineColumn.Plain;
import dev.loggia.ingest.format.LineColumn.Request;
import java.util.List;

/**
 * The fields of access logs. {@code clientIp ident user [time] "method path protocol" status bytes}, then {@code "referer"
 * "userAgent"}, then {@code "forwardedFor"} where addresses stand there; a {@code virtualHost} may come first. What follows in another
 * shape has no fields. Lines of S3 begin with {@code bucketOwner bucket} and have their own columns after the time.
 *
 * <p>Texts are as they stand in the line, with the escapes of the server that wrote them.
 */
enum AccessLogFields implements FieldReader {
    INSTANCE;

    private static final LineColumn REQUEST = new Request("method", "path", "protocol");

    private static final SpacedColumns S3 = SpacedColumns.atLeast(
            14,
            List.of(
                    new Plain("clientIp"),
                    new Plain("requester"),
                    new Plain("requestId"),
                    new Plain("operation"),
                    new Plain("key"),
                    REQUEST,
                    new Plain("status"),
                    new Plain("errorCode"),
                    new Plain("bytes"),
                    new Plain("objectSize"),
                    new Plain("totalTime"),
                    new Plain("turnAroundTime"),
                    new Plain("referer"),
                    new Plain("userAgent"),
                    new Plain("versionId"),
                    new Plain("hostId"),
                    new Plain("signatureVersion"),
                    new Plain("cipherSuite"),
                    new Plain("authenticationType"),
                    new Plain("hostHeader"),
                    new Plain("tlsVersion"),
                    new Plain("accessPointArn"),
                    new Plain("aclRequired")));

    private static final LineColumn REFERER = new Plain("referer");
    private static final LineColumn USER_AGENT = new Plain("userAgent");
    private static final int STATUS_WIDTH = 3;
    private static final int LONGEST_TIME = 30;

    @Override
    public String identity() {
        return AccessLog.NAME;
    }

    @Override
    public boolean verbatim() {
        return true;
    }

    @Override
    public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
        int bracket = timeBracket(buffer, start, end);
        if (bracket < 0) {
            return false;
        }
        int after = bracket + 1;
        while (buffer[after] != ']') {
            after++;
        }
        after += 2;
        if (after >= end || buffer[after - 1] != ' ') {
            return false;
        }
        if (buffer[after] == '"') {
            putClient(buffer, start, bracket - 1, fields);
            putRequest(buffer, after, end, fields);
            return true;
        }
        int bucket = SpacedColumns.end(' ', buffer, start, bracket) + 1;
        if (bucket >= bracket || SpacedColumns.end(' ', buffer, bucket, bracket) != bracket - 1) {
            return false;
        }
        if (!S3.put(' ', buffer, after, end, fields)) {
            return false;
        }
        LineColumn.putUnlessMark("bucketOwner", buffer, start, bucket - 1, fields);
        LineColumn.putUnlessMark("bucket", buffer, bucket, bracket - 1, fields);
        return true;
    }

    /** The bracket of {@code [02/Jan/2026:03:04:05 +0000]} after a blank, or -1. */
    private static int timeBracket(byte[] buffer, int start, int end) {
        for (int p = start + 2; p < end; p++) {
            if (buffer[p] == '[' && buffer[p - 1] == ' ' && isTime(buffer, p + 1, Math.min(end, p + LONGEST_TIME))) {
                return p;
            }
        }
        return -1;
    }

    private static boolean isTime(byte[] buffer, int at, int end) {
        int slash = at;
        while (slash < end && ByteSearch.isDigit(buffer[slash])) {
            slash++;
        }
        if (slash == at
                || slash + 10 > end
                || buffer[slash] != '/'
                || buffer[slash + 4] != '/'
                || buffer[slash + 9] != ':') {
            return false;
        }
        int p = slash + 10;
        while (p < end && buffer[p] != ']') {
            p++;
        }
        return p < end;
    }

    /** What stands before the time: at least the client. A user's name may hold blanks. */
    private static void putClient(byte[] buffer, int start, int end, FieldSink fields) {
        int first = SpacedColumns.end(' ', buffer, start, end);
        int second = SpacedColumns.end(' ', buffer, first + 1, end);
        int client = start;
        if (second < end && isAddress(buffer, first + 1, second) && !isAddress(buffer, start, first)) {
            LineColumn.putUnlessMark("virtualHost", buffer, start, first, fields);
            client = first + 1;
            first = second;
            second = SpacedColumns.end(' ', buffer, first + 1, end);
        }
        LineColumn.putUnlessMark("clientIp", buffer, client, first, fields);
        if (second < end) {
            LineColumn.putUnlessMark("ident", buffer, first + 1, second, fields);
            LineColumn.putUnlessMark("user", buffer, second + 1, end, fields);
        }
    }

    private static void putRequest(byte[] buffer, int quote, int end, FieldSink fields) {
        int status = putQuoted(REQUEST, buffer, quote, end, fields) + 1;
        int statusEnd = number(buffer, status, end);
        if (statusEnd - status != STATUS_WIDTH) {
            return;
        }
        fields.put("status", buffer, status, statusEnd);
        int bytes = statusEnd + 1;
        int bytesEnd = number(buffer, bytes, end);
        if (bytesEnd == bytes) {
            return;
        }
        LineColumn.putUnlessMark("bytes", buffer, bytes, bytesEnd, fields);
        int at = bytesEnd + 1;
        if (at < end && buffer[at] == '"') {
            at = putQuoted(REFERER, buffer, at, end, fields) + 1;
            if (at < end && buffer[at] == '"') {
                putForwarded(buffer, putQuoted(USER_AGENT, buffer, at, end, fields) + 1, end, fields);
            }
        }
    }

    private static void putForwarded(byte[] buffer, int at, int end, FieldSink fields) {
        if (at < end && buffer[at] == '"') {
            int close = JsonBytes.closingQuote(buffer, at + 1, end);
            if (close < end && isAddresses(buffer, at + 1, close)) {
                fields.put("forwardedFor", buffer, at + 1, close);
            }
        }
    }

    /** Puts a quoted column, unless it is cut off, and answers where it ends. */
    private static int putQuoted(LineColumn column, byte[] buffer, int at, int end, FieldSink fields) {
        int after = SpacedColumns.end(' ', buffer, at, end);
        if (after - at > 1 && buffer[after - 1] == '"') {
            column.put(buffer, at + 1, after - 1, fields);
        }
        return after;
    }

    /** Where the number or the {@code -} that starts here ends before a blank or the end; {@code at} when there is none. */
    private static int number(byte[] buffer, int at, int end) {
        int p = at;
        if (p < end && buffer[p] == '-') {
            p++;
        } else {
            while (p < end && ByteSearch.isDigit(buffer[p])) {
                p++;
            }
        }
        return p >= end || buffer[p] == ' ' ? p : at;
    }

    private static boolean isAddress(byte[] buffer, int from, int to) {
        boolean parted = false;
        for (int p = from; p < to; p++) {
            if (buffer[p] == '.' || buffer[p] == ':') {
                parted = true;
            } else if (!isHexadecimal(buffer[p])) {
                return false;
            }
        }
        return parted;
    }

    /** Addresses with commas between them, as proxies pass them on. */
    private static boolean isAddresses(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to) {
            int comma = at;
            while (comma < to && buffer[comma] != ',') {
                comma++;
            }
            if (!isAddress(buffer, at, comma)) {
                return false;
            }
            at = comma + 1;
            while (at < to && buffer[at] == ' ') {
                at++;
            }
        }
        return to > from;
    }

    private static boolean isHexadecimal(byte b) {
        return ByteSearch.isDigit(b) || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
    }
}
