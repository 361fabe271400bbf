package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a line of a Lambda function that its fields come from.
 *
 * @param type of a line of the platform; null for one of the application
 * @param id where the request's identifier starts, {@value #ID_LENGTH} bytes; -1 when the line does not name it
 * @param rest where what follows starts
 */
record LambdaLine(@Nullable Type type, int id, int rest) {

    static final int ID_LENGTH = 36;

    private static final byte[] REQUEST = " RequestId: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XRAY = "XRAY TraceId: ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LEVEL = 12;

    /** Lines that the platform writes about a request. */
    enum Type {
        START,
        END,
        REPORT,
        /** The end of a report, where that stands on two lines. */
        XRAY
    }

    /**
     * Reads a line, as it is or behind what exports put before it: {@code 2026-01-02T03:04:05.678Z } or that and the log stream,
     * {@code 2026/01/02/[$LATEST]0123 }.
     */
    static LambdaLine of(byte[] buffer, int start, int end) {
        int at = afterExport(buffer, start, end);
        Type type = type(buffer, at, end);
        if (type == Type.XRAY) {
            return new LambdaLine(type, -1, at);
        }
        if (type != null) {
            int id = at + type.name().length() + REQUEST.length;
            return new LambdaLine(type, id, id + ID_LENGTH);
        }
        int id = standard(buffer, at, end, at > start);
        return id < 0 ? new LambdaLine(null, -1, at) : new LambdaLine(null, id, id + ID_LENGTH);
    }

    /** Whether an export put the time before the line. */
    static boolean isExported(byte[] buffer, int start, int end) {
        return afterExport(buffer, start, end) > start;
    }

    private static int afterExport(byte[] buffer, int start, int end) {
        int time = IsoOutline.end(buffer, start, end);
        if (!ByteSearch.isAt(' ', buffer, time, end)) {
            return start;
        }
        int stream = time + 1;
        if (!ByteSearch.isAt('/', buffer, stream + 4, end) || !ByteSearch.isAt('/', buffer, stream + 7, end)) {
            return stream;
        }
        int blank = ByteSearch.next(' ', buffer, stream, end);
        return blank < end && ByteSearch.next('[', buffer, stream, blank) < blank ? blank + 1 : stream;
    }

    private static @Nullable Type type(byte[] buffer, int at, int end) {
        if (at >= end) {
            return null;
        }
        Type type = switch (buffer[at]) {
            case 'S' -> Type.START;
            case 'E' -> Type.END;
            case 'R' -> Type.REPORT;
            case 'X' -> Type.XRAY;
            default -> null;
        };
        if (type == null) {
            return null;
        }
        if (type == Type.XRAY) {
            return ByteSearch.startsWith(XRAY, buffer, at, end) ? type : null;
        }
        String word = type.name();
        for (int i = 0; i < word.length(); i++) {
            if (!ByteSearch.isAt(word.charAt(i), buffer, at + i, end)) {
                return null;
            }
        }
        int request = at + word.length();
        return ByteSearch.startsWith(REQUEST, buffer, request, end) && isId(buffer, request + REQUEST.length, end)
                ? type
                : null;
    }

    /** Where the identifier stands in the runtimes' standard format: after a level in brackets or none, and a time. */
    private static int standard(byte[] buffer, int start, int end, boolean timed) {
        int at = start;
        if (ByteSearch.isAt('[', buffer, at, end)) {
            int bracket = ByteSearch.next(']', buffer, at, Math.min(end, at + LONGEST_LEVEL));
            if (!ByteSearch.isAt('\t', buffer, bracket + 1, end)) {
                return -1;
            }
            at = bracket + 2;
        }
        int time = IsoOutline.end(buffer, at, end);
        if (ByteSearch.isAt('\t', buffer, time, end) || ByteSearch.isAt(' ', buffer, time, end)) {
            at = time + 1;
        } else if (!timed) {
            return -1;
        }
        return isId(buffer, at, end) ? at : -1;
    }

    private static boolean isId(byte[] buffer, int at, int end) {
        int after = at + ID_LENGTH;
        if (after > end || after < end && buffer[after] != ' ' && buffer[after] != '\t' && buffer[after] != '\n') {
            return false;
        }
        for (int i = 0; i < ID_LENGTH; i++) {
            byte b = buffer[at + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? b != '-' : Character.digit(b, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
