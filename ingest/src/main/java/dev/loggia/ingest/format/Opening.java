package dev.loggia.ingest.format;

/** What may stand before the first word of a line or a column without being part of it. */
final class Opening {

    private static final byte ESCAPE = 0x1B;

    private Opening() {}

    /** After a byte order mark, blanks, brackets and quotes that open, and colours of a terminal. */
    static int skip(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end) {
            switch (buffer[p]) {
                case ' ', '\t', '[', '(', '<', '"', '\'' -> p++;
                case ESCAPE -> {
                    int after = skipColour(buffer, p, end);
                    if (after == p) {
                        return p;
                    }
                    p = after;
                }
                case (byte) 0xEF -> {
                    int after = skipByteOrderMark(buffer, p, end);
                    if (after == p) {
                        return p;
                    }
                    p = after;
                }
                default -> {
                    return p;
                }
            }
        }
        return p;
    }

    static int skipByteOrderMark(byte[] buffer, int at, int end) {
        return at + 2 < end
                        && buffer[at] == (byte) 0xEF
                        && buffer[at + 1] == (byte) 0xBB
                        && buffer[at + 2] == (byte) 0xBF
                ? at + 3
                : at;
    }

    /** After the priority of a syslog line, as {@code <34>}; {@code at} when there is none. */
    static int skipPriority(byte[] buffer, int at, int end) {
        if (at >= end || buffer[at] != '<') {
            return at;
        }
        int p = at + 1;
        while (p < end && p < at + 4 && buffer[p] >= '0' && buffer[p] <= '9') {
            p++;
        }
        return p > at + 1 && p < end && buffer[p] == '>' ? p + 1 : at;
    }

    private static int skipColour(byte[] buffer, int at, int end) {
        if (at + 1 >= end || buffer[at + 1] != '[') {
            return at;
        }
        int p = at + 2;
        while (p < end && (buffer[p] >= '0' && buffer[p] <= '9' || buffer[p] == ';')) {
            p++;
        }
        return p < end && buffer[p] == 'm' ? p + 1 : at;
    }
}
