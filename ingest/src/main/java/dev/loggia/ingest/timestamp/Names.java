package dev.loggia.ingest.timestamp;

/** English names of months, weekdays, halves of the day and levels, any case. */
final class Names {

    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final String[] WEEKDAYS = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    };
    private static final String[] LEVELS = {
        "info",
        "warn",
        "warning",
        "error",
        "debug",
        "trace",
        "fatal",
        "notice",
        "critical",
        "severe",
        "crit",
        "err",
        "fine"
    };

    private Names() {}

    /** The month whose name starts here, from 1, or 0. */
    static int month(byte[] buffer, int at, int end) {
        return at + 3 > end
                ? 0
                : switch (threeLetters(buffer, at)) {
                    case 'j' << 16 | 'a' << 8 | 'n' -> 1;
                    case 'f' << 16 | 'e' << 8 | 'b' -> 2;
                    case 'm' << 16 | 'a' << 8 | 'r' -> 3;
                    case 'a' << 16 | 'p' << 8 | 'r' -> 4;
                    case 'm' << 16 | 'a' << 8 | 'y' -> 5;
                    case 'j' << 16 | 'u' << 8 | 'n' -> 6;
                    case 'j' << 16 | 'u' << 8 | 'l' -> 7;
                    case 'a' << 16 | 'u' << 8 | 'g' -> 8;
                    case 's' << 16 | 'e' << 8 | 'p' -> 9;
                    case 'o' << 16 | 'c' << 8 | 't' -> 10;
                    case 'n' << 16 | 'o' << 8 | 'v' -> 11;
                    case 'd' << 16 | 'e' << 8 | 'c' -> 12;
                    default -> 0;
                };
    }

    /** How many bytes the month's name takes: three letters, {@code Sept}, or the whole name. */
    static int monthWidth(int month, byte[] buffer, int at, int end) {
        if (at + 3 < end && !isLetter(buffer[at + 3])) {
            return 3;
        }
        return month == 9 && matches("sept", buffer, at, end) && !matches("septe", buffer, at, end)
                ? 4
                : width(MONTHS[month - 1], buffer, at, end);
    }

    /** How many bytes a weekday's name takes, short or whole; 0 when there is none. */
    static int weekdayWidth(byte[] buffer, int at, int end) {
        if (at + 3 > end) {
            return 0;
        }
        int day = switch (threeLetters(buffer, at)) {
            case 'm' << 16 | 'o' << 8 | 'n' -> 0;
            case 't' << 16 | 'u' << 8 | 'e' -> 1;
            case 'w' << 16 | 'e' << 8 | 'd' -> 2;
            case 't' << 16 | 'h' << 8 | 'u' -> 3;
            case 'f' << 16 | 'r' << 8 | 'i' -> 4;
            case 's' << 16 | 'a' << 8 | 't' -> 5;
            case 's' << 16 | 'u' << 8 | 'n' -> 6;
            default -> -1;
        };
        return day < 0 ? 0 : width(WEEKDAYS[day], buffer, at, end);
    }

    /** Whether a word for a level starts here, as {@code INFO} or {@code WARN}. */
    static boolean isLevel(byte[] buffer, int at, int end) {
        return levelWidth(buffer, at, end) > 0;
    }

    /** How many bytes a word for a level takes; 0 when there is none. */
    static int levelWidth(byte[] buffer, int at, int end) {
        if (at >= end || !isLetter(buffer[at])) {
            return 0;
        }
        for (String level : LEVELS) {
            int after = at + level.length();
            if (matches(level, buffer, at, end) && (after == end || !isLetter(buffer[after]))) {
                return level.length();
            }
        }
        return 0;
    }

    /** 0 for {@code AM}, 1 for {@code PM}, -1 for neither. */
    static int halfOfDay(byte[] buffer, int at, int end) {
        if (at + 2 > end || (buffer[at + 1] | 0x20) != 'm') {
            return -1;
        }
        int letter = buffer[at] | 0x20;
        return letter == 'a' ? 0 : letter == 'p' ? 1 : -1;
    }

    static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static int width(String name, byte[] buffer, int at, int end) {
        return matches(name, buffer, at, end) ? name.length() : 3;
    }

    /** @param lowerCase of letters only */
    private static boolean matches(String lowerCase, byte[] buffer, int at, int end) {
        if (at + lowerCase.length() > end) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((buffer[at + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int threeLetters(byte[] buffer, int at) {
        return (buffer[at] | 0x20) << 16 | (buffer[at + 1] | 0x20) << 8 | buffer[at + 2] | 0x20;
    }
}
