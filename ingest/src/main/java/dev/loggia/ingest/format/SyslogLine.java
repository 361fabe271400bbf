package dev.loggia.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a syslog line of RFC 3164.
 *
 * @param priorityEnd where its priority ends, its start when it has none
 * @param host where the name of the host starts
 * @param hostEnd where it ends; its start when the line names none
 * @param rest where the tag starts, or the text when there is no tag
 */
record SyslogLine(
        int priorityEnd,
        int host,
        int hostEnd,
        int rest,
        @Nullable SyslogTag tag) {

    private static final int LONGEST_YEAR = 4;

    /** Reads a line; null when it does not begin with a priority or none and a time. */
    static @Nullable SyslogLine of(byte[] buffer, int start, int end) {
        int priorityEnd = Opening.skipPriority(buffer, start, end);
        int time = timeEnd(buffer, priorityEnd, end);
        if (!ByteSearch.isAt(' ', buffer, time, end)) {
            return null;
        }
        int host = blanksEnd(buffer, time, end);
        int hostEnd = ByteSearch.next(' ', buffer, host, end);
        SyslogTag instead = SyslogTag.at(buffer, host, end);
        if (instead != null && instead.end() < hostEnd) {
            return new SyslogLine(priorityEnd, host, host, host, instead);
        }
        int rest = Math.min(hostEnd + 1, end);
        return new SyslogLine(priorityEnd, host, hostEnd, rest, SyslogTag.at(buffer, rest, end));
    }

    /** Where the time ends: {@code Jan  2 03:04:05}, also after a weekday or with the year before the clock, or ISO; else -1. */
    private static int timeEnd(byte[] buffer, int at, int end) {
        if (at < end && ByteSearch.isDigit(buffer[at])) {
            return ByteSearch.isAt('T', buffer, at + "2026-01-02".length(), end) ? IsoOutline.end(buffer, at, end) : -1;
        }
        int p = nameEnd(buffer, at, end);
        p = p < 0 ? -1 : blanksEnd(buffer, p, end);
        if (p >= 0 && p < end && !ByteSearch.isDigit(buffer[p])) {
            p = nameEnd(buffer, p, end);
            p = p < 0 ? -1 : blanksEnd(buffer, p, end);
        }
        int day = numberEnd(buffer, p, end);
        p = day < 0 ? -1 : blanksEnd(buffer, day, end);
        int number = numberEnd(buffer, p, end);
        if (number == p + LONGEST_YEAR) {
            p = blanksEnd(buffer, number, end);
            number = numberEnd(buffer, p, end);
        }
        for (int colons = 0; colons < 2; colons++) {
            number = ByteSearch.isAt(':', buffer, number, end) ? numberEnd(buffer, number + 1, end) : -1;
        }
        return ByteSearch.isAt('.', buffer, number, end) ? numberEnd(buffer, number + 1, end) : number;
    }

    /** After the three letters of a month or a weekday, or -1. */
    private static int nameEnd(byte[] buffer, int at, int end) {
        if (at + 3 >= end) {
            return -1;
        }
        for (int p = at; p < at + 3; p++) {
            if ((buffer[p] | 0x20) < 'a' || (buffer[p] | 0x20) > 'z') {
                return -1;
            }
        }
        return buffer[at + 3] == ' ' ? at + 3 : -1;
    }

    private static int blanksEnd(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && buffer[p] == ' ') {
            p++;
        }
        return p;
    }

    /** After the digits that start here, -1 when there are none. */
    private static int numberEnd(byte[] buffer, int at, int end) {
        int p = at;
        while (p >= 0 && p < end && ByteSearch.isDigit(buffer[p])) {
            p++;
        }
        return p == at ? -1 : p;
    }
}
