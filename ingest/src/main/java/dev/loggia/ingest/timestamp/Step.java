package dev.loggia.ingest.timestamp;

/**
 * The steps of a {@link SteppedPattern}: a kind in the low byte, an argument above it. A step in one piece for the whole date and
 * one for the whole clock spare the common layouts most of the walk.
 */
final class Step {

    /** Argument: the byte. */
    static final int LITERAL = 0;
    /** Year, month and day with one separator. Argument: the allowed separators, of {@link #DASH}, {@link #SLASH}, {@link #DOT}. */
    static final int DATE = 1;
    /** What stands between a date and a time of day. */
    static final int GAP = 2;
    /** Hour, minute, second and fraction. Argument: {@link #DOTTED}, {@link #UNPADDED}, ... */
    static final int CLOCK = 3;

    static final int BLANKS = 4;
    static final int OPTIONAL_BLANKS = 5;
    /** Argument of this and of all numbers: least and greatest width, see {@link #number}. */
    static final int YEAR = 6;
    /** Two digits, or four. */
    static final int YEAR_OF_CENTURY = 7;

    static final int MONTH = 8;
    static final int DAY = 9;
    static final int HOUR = 10;
    static final int MINUTE = 11;
    static final int SECOND = 12;
    static final int DAY_OF_YEAR = 13;
    static final int FRACTION = 14;
    static final int MONTH_NAME = 15;
    static final int WEEKDAY = 16;
    /** With the comma and the blanks after it. */
    static final int OPTIONAL_WEEKDAY = 17;

    static final int HALF_OF_DAY = 18;
    static final int OPTIONAL_HALF_OF_DAY = 19;
    static final int ZONE = 20;
    static final int OPTIONAL_ZONE = 21;
    /** Argument: the unit as {@link EpochNumber} counts them. */
    static final int EPOCH = 22;
    /** What must come next without being part of the time. Argument: {@link #NO_DIGIT}, ... */
    static final int FOLLOWED_BY = 23;
    /** A fraction and its mark, if there is one. Argument: {@link #UNMARKED} or 0. */
    static final int OPTIONAL_FRACTION = 24;
    /** The letter that starts a line of glog. */
    static final int SEVERITY_LETTER = 25;

    static final int DASH = 1;
    static final int SLASH = 2;
    static final int DOT = 4;

    /** The clock has dots for colons. */
    static final int DOTTED = 1;
    /** Minutes and seconds may have one digit. */
    static final int UNPADDED = 2;

    static final int SECONDS_OPTIONAL = 4;
    /** A colon may precede the fraction, too. */
    static final int COLON_FRACTION = 8;
    /** The fraction needs no mark before it. */
    static final int UNMARKED = 16;

    /** The end, or anything but a digit. */
    static final int NO_DIGIT = 0;
    /** A word for a level, as {@code INFO}. */
    static final int LEVEL = 1;
    /** Two numbers and a letter, or a letter and a slash, as Android's logcat has them. */
    static final int LOGCAT = 2;

    private Step() {}

    static int of(int kind, int argument) {
        return argument << 8 | kind;
    }

    static int number(int kind, int least, int greatest) {
        return of(kind, least << 4 | greatest);
    }

    static int kind(int step) {
        return step & 0xFF;
    }

    static int argument(int step) {
        return step >>> 8;
    }

    /** How many digits a number takes here, or 0 when there are too few. */
    static int width(int step, byte[] buffer, int at, int end) {
        int greatest = argument(step) & 0xF;
        int width = Digits.run(buffer, at, Math.min(end, at + greatest));
        if (kind(step) == YEAR_OF_CENTURY && width < 4) {
            width = Math.min(width, 2);
        }
        return width < argument(step) >> 4 ? 0 : width;
    }

    static boolean isSeparator(int allowed, byte b) {
        return switch (b) {
            case '-' -> (allowed & DASH) != 0;
            case '/' -> (allowed & SLASH) != 0;
            case '.' -> (allowed & DOT) != 0;
            default -> false;
        };
    }

    /** Where the digits of a fraction start, or -1 when there is none. */
    static int fractionStart(int flags, byte[] buffer, int at, int end) {
        boolean marked = at < end && isFractionMark(flags, buffer[at]);
        int start = marked ? at + 1 : at;
        return (marked || (flags & UNMARKED) != 0) && Digits.at(buffer, start, end) ? start : -1;
    }

    private static boolean isFractionMark(int flags, byte b) {
        return b == '.' || b == ',' || b == ':' && (flags & COLON_FRACTION) != 0;
    }

    static boolean isSeverityLetter(byte b) {
        return b == 'I' || b == 'W' || b == 'E' || b == 'F' || b == 'D';
    }

    /** Minutes or seconds. */
    static int sixtieth(byte[] buffer, int at, int end, int flags) {
        return (flags & UNPADDED) != 0 ? Digits.oneOrTwo(buffer, at, end) : Digits.two(buffer, at, end);
    }

    /** After one of {@code T}, {@code _}, {@code -}, {@code :}, or after blanks with a comma before them or not. */
    static int afterGap(byte[] buffer, int at, int end) {
        if (at >= end) {
            return at;
        }
        byte b = buffer[at];
        if (b == 'T' || b == 't' || b == '_' || b == '-' || b == ':') {
            return at + 1;
        }
        int start = b == ',' ? at + 1 : at;
        int after = skipBlanks(buffer, start, end);
        return after == start ? at : after;
    }

    /** Blanks, tabs, and the no-break spaces that Java puts before AM and PM. */
    static int skipBlanks(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end) {
            if (buffer[p] == ' ' || buffer[p] == '\t') {
                p++;
            } else if (p + 1 < end && buffer[p] == (byte) 0xC2 && buffer[p + 1] == (byte) 0xA0) {
                p += 2;
            } else if (p + 2 < end
                    && buffer[p] == (byte) 0xE2
                    && buffer[p + 1] == (byte) 0x80
                    && buffer[p + 2] == (byte) 0xAF) {
                p += 3;
            } else {
                break;
            }
        }
        return p;
    }

    static int skipWeekday(byte[] buffer, int at, int end) {
        int width = Names.weekdayWidth(buffer, at, end);
        if (width == 0) {
            return at;
        }
        int after = at + width;
        return skipBlanks(buffer, after < end && buffer[after] == ',' ? after + 1 : after, end);
    }

    static boolean isFollowedBy(int what, byte[] buffer, int at, int end) {
        if (what == NO_DIGIT) {
            return !Digits.at(buffer, at, end);
        }
        int p = skipBlanks(buffer, at, end);
        if (what == LEVEL) {
            return p > at && Names.isLevel(buffer, p, end);
        }
        if (p == at || p + 1 >= end) {
            return false;
        }
        if (Names.isLetter(buffer[p])) {
            return buffer[p + 1] == '/';
        }
        for (int i = 0; i < 2; i++) {
            int width = Digits.run(buffer, p, end);
            int after = skipBlanks(buffer, p + width, end);
            if (width == 0 || after == p + width) {
                return false;
            }
            p = after;
        }
        return p + 1 < end && Names.isLetter(buffer[p]) && buffer[p + 1] == ' ';
    }
}
