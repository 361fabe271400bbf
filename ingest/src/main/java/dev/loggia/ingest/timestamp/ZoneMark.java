package dev.loggia.ingest.timestamp;

import java.nio.charset.StandardCharsets;

/**
 * Marks of a zone after a time: {@code Z}, {@code +0100}, {@code +01:00}, {@code +01}, {@code UTC}, {@code GMT+1}, and the few
 * abbreviations that mean one offset wherever they are written (those of RFC 822 and of central Europe).
 */
final class ZoneMark {

    /** There is no mark. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int WIDTH_BITS = 5;

    /** @param name in capitals */
    private record Abbreviation(byte[] name, int minutes) {
        Abbreviation(String name, int hours) {
            this(name.getBytes(StandardCharsets.US_ASCII), hours * 60);
        }
    }

    private static final Abbreviation[] ABBREVIATIONS = {
        new Abbreviation("UTC", 0),
        new Abbreviation("GMT", 0),
        new Abbreviation("UT", 0),
        new Abbreviation("EST", -5),
        new Abbreviation("EDT", -4),
        new Abbreviation("CST", -6),
        new Abbreviation("CDT", -5),
        new Abbreviation("MST", -7),
        new Abbreviation("MDT", -6),
        new Abbreviation("PST", -8),
        new Abbreviation("PDT", -7),
        new Abbreviation("CET", 1),
        new Abbreviation("CEST", 2),
    };

    private ZoneMark() {}

    /** The mark that starts here: {@link #minutes} east and {@link #width} in bytes, or {@link #NONE}. */
    static int read(byte[] buffer, int at, int end) {
        if (at >= end) {
            return NONE;
        }
        byte first = buffer[at];
        if (first == '+' || first == '-') {
            return offset(buffer, at, end);
        }
        if (first == 'Z' || first == 'z') {
            return isEnd(buffer, at + 1, end) ? pack(0, 1) : NONE;
        }
        return isFirstLetter(first) ? name(buffer, at, end) : NONE;
    }

    /** Of an abbreviation: most words that follow a time are told from one by their first letter. */
    private static boolean isFirstLetter(byte b) {
        return switch (b) {
            case 'U', 'G', 'E', 'C', 'M', 'P' -> true;
            default -> false;
        };
    }

    /** The same after blanks, where {@code -12} is more likely a number than a zone. */
    static int readAfterBlanks(byte[] buffer, int at, int end) {
        int mark = read(buffer, at, end);
        boolean bareHour = mark != NONE && width(mark) == 3 && !Names.isLetter(buffer[at]);
        return bareHour ? NONE : mark;
    }

    static int minutes(int mark) {
        return mark >> WIDTH_BITS;
    }

    static int width(int mark) {
        return mark & (1 << WIDTH_BITS) - 1;
    }

    private static int pack(int minutes, int width) {
        return minutes << WIDTH_BITS | width;
    }

    private static int offset(byte[] buffer, int at, int end) {
        int hours = Digits.two(buffer, at + 1, end);
        if (hours < 0 || hours > 18) {
            return NONE;
        }
        int width = 3;
        int minutes = 0;
        int afterColon = at + 3 < end && buffer[at + 3] == ':' ? at + 4 : at + 3;
        if (Digits.at(buffer, afterColon, end)) {
            minutes = Digits.two(buffer, afterColon, end);
            width = afterColon + 2 - at;
        }
        if (minutes < 0 || minutes > 59 || !isEnd(buffer, at + width, end) || isClock(buffer, at + width, end)) {
            return NONE;
        }
        int total = hours * 60 + minutes;
        return pack(buffer[at] == '-' ? -total : total, width);
    }

    private static int name(byte[] buffer, int at, int end) {
        for (Abbreviation abbreviation : ABBREVIATIONS) {
            byte[] name = abbreviation.name;
            int after = at + name.length;
            if (startsWith(name, buffer, at, end) && isEnd(buffer, after, end)) {
                if (abbreviation.minutes == 0 && after < end && (buffer[after] == '+' || buffer[after] == '-')) {
                    int mark = offset(buffer, after, end);
                    return mark == NONE ? pack(0, name.length) : pack(minutes(mark), name.length + width(mark));
                }
                return pack(abbreviation.minutes, name.length);
            }
        }
        return NONE;
    }

    private static boolean startsWith(byte[] name, byte[] buffer, int at, int end) {
        if (at + name.length > end) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (buffer[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEnd(byte[] buffer, int at, int end) {
        return at >= end || !Digits.isDigit(buffer[at]) && !Names.isLetter(buffer[at]) && buffer[at] != '_';
    }

    /** {@code 10:00:00-10:05:00} is a range, not a time ten hours west. */
    private static boolean isClock(byte[] buffer, int at, int end) {
        return at < end && buffer[at] == ':' && Digits.at(buffer, at + 1, end);
    }
}
