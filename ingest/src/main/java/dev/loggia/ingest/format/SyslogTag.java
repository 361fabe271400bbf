package dev.loggia.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * The program before the text of a syslog line: {@code app: text}, {@code app[42]: text} and {@code app[42] text}. A name of several
 * words is believed only before a process in brackets, and when each begins as names do: {@code Microsoft Word[42]}.
 *
 * @param end where the name ends
 * @param process where its process starts, -1 when it is not told
 * @param text where the text starts
 */
record SyslogTag(int end, int process, int processEnd, int text) {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PROCESS = 10;

    /** The tag that starts here, null when there is none. */
    static @Nullable SyslogTag at(byte[] buffer, int start, int end) {
        int last = Math.min(end, start + LONGEST_NAME);
        boolean words = false;
        for (int p = start; p < last; p++) {
            byte b = buffer[p];
            if (b == ':') {
                boolean ends = p + 1 == end || buffer[p + 1] == ' ';
                if (ends) {
                    return words || p == start ? null : new SyslogTag(p, -1, -1, afterBlank(buffer, p + 1, end));
                }
            } else if (b == '[') {
                return p == start ? null : withProcess(buffer, p, end);
            } else if (b == ' ') {
                if (!beginsName(buffer, start) || p + 1 == end || !beginsName(buffer, p + 1)) {
                    return null;
                }
                words = true;
            } else if (b < ' ' || p == start && !beginsAny(b)) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable SyslogTag withProcess(byte[] buffer, int bracket, int end) {
        int close = bracket + 1;
        while (close < end && close <= bracket + LONGEST_PROCESS && ByteSearch.isDigit(buffer[close])) {
            close++;
        }
        if (close == bracket + 1 || !ByteSearch.isAt(']', buffer, close, end)) {
            return null;
        }
        int after = ByteSearch.isAt(':', buffer, close + 1, end) ? close + 2 : close + 1;
        boolean ends = after == end || buffer[after] == ' ';
        return ends ? new SyslogTag(bracket, bracket + 1, close, afterBlank(buffer, after, end)) : null;
    }

    private static int afterBlank(byte[] buffer, int at, int end) {
        return at < end && buffer[at] == ' ' ? at + 1 : at;
    }

    /** Whether a word of several begins like one of a name. */
    private static boolean beginsName(byte[] buffer, int at) {
        return buffer[at] >= 'A' && buffer[at] <= 'Z' || ByteSearch.isDigit(buffer[at]);
    }

    private static boolean beginsAny(byte b) {
        return b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || ByteSearch.isDigit(b)
                || b == '_'
                || b == '/'
                || b == '(';
    }
}
