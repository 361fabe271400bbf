package dev.loggia.ingest.timestamp;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads formats of the letters of {@link java.time.format.DateTimeFormatter}. Optional parts in brackets give one variant with each of them
 * and one without, so that reading needs no way back.
 */
final class JavaTimeLetters {

    private static final String EXPECTED =
            "one of y M d D H h m s S a E X x Z z, text in quotes, or brackets around what is optional";
    private static final int MOST_OPTIONAL_PARTS = 6;
    private static final int LONGEST_FRACTION = 15;

    private final String format;
    /** One bit for each optional part, the last part's in the lowest bit: whether it is left out. */
    private final int leftOut;

    private final int allOptionalParts;

    private final FormatParts parts = new FormatParts();
    private int optionalParts;

    private JavaTimeLetters(String format, int leftOut, int allOptionalParts) {
        this.format = format;
        this.leftOut = leftOut;
        this.allOptionalParts = allOptionalParts;
    }

    static List<FormatParts> parse(String format) {
        JavaTimeLetters complete = new JavaTimeLetters(format, 0, MOST_OPTIONAL_PARTS);
        complete.sequence(0, false, true);
        List<FormatParts> variants = new ArrayList<>();
        variants.add(complete.parts);
        for (int leftOut = 1; leftOut < 1 << complete.optionalParts; leftOut++) {
            JavaTimeLetters variant = new JavaTimeLetters(format, leftOut, complete.optionalParts);
            variant.sequence(0, false, true);
            variants.add(variant.parts);
        }
        return variants;
    }

    /** Reads up to the end or the closing bracket and gives the place after it. */
    private int sequence(int from, boolean inBrackets, boolean used) {
        int i = from;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '[') {
                if (optionalParts == MOST_OPTIONAL_PARTS) {
                    throw error(i, "more than " + MOST_OPTIONAL_PARTS + " optional parts", "fewer", "leave some out");
                }
                boolean kept = (leftOut >> allOptionalParts - 1 - optionalParts & 1) == 0;
                optionalParts++;
                i = sequence(i + 1, true, used && kept);
            } else if (c == ']') {
                if (!inBrackets) {
                    throw error(i, "] without [", EXPECTED, "a bracket itself is written '['");
                }
                return i + 1;
            } else if (c == '\'') {
                i = quoted(i, used);
            } else if (Names.isLetter((byte) c) && c < 0x80) {
                int end = i;
                while (end < format.length() && format.charAt(end) == c) {
                    end++;
                }
                letters(c, end - i, i, end < format.length() && isNumber(format.charAt(end)), used);
                i = end;
            } else if (c == '{' || c == '}' || c == '#') {
                throw error(i, c + " is reserved", EXPECTED, "the character itself is written '" + c + "'");
            } else {
                int next = format.offsetByCodePoints(i, 1);
                if (used && c == ' ') {
                    parts.steps().blanks();
                } else if (used) {
                    parts.steps().literal(format.substring(i, next));
                }
                i = next;
            }
        }
        if (inBrackets) {
            throw error(from - 1, "[ without ]", "a closing bracket", "a bracket itself is written '['");
        }
        return i;
    }

    private int quoted(int start, boolean used) {
        if (format.startsWith("''", start)) {
            literal("'", used);
            return start + 2;
        }
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        while (i < format.length()) {
            if (format.charAt(i) != '\'') {
                text.append(format.charAt(i));
                i++;
            } else if (format.startsWith("''", i)) {
                text.append('\'');
                i += 2;
            } else {
                literal(text.toString(), used);
                return i + 1;
            }
        }
        throw error(start, "the quote is not closed", "a closing '", "a quote itself is written ''");
    }

    private void literal(String text, boolean used) {
        if (used) {
            parts.steps().literal(text);
        }
    }

    /** @param beforeNumber whether another number follows without anything between */
    private void letters(char letter, int count, int at, boolean beforeNumber, boolean used) {
        // Left-out parts are read all the same, so that their mistakes are found.
        FormatParts target = used ? parts : new FormatParts();
        int width = Math.min(count, 2);
        switch (letter) {
            case 'y', 'u' -> {
                check(count != 3 && count < 5, letter, count, at, "four letters for the whole year, two for its end");
                if (count == 2) {
                    target.twoDigitYear();
                } else {
                    target.year();
                }
            }
            case 'M', 'L' -> {
                check(
                        count < 5,
                        letter,
                        count,
                        at,
                        "up to two letters for a number, three for a short name, four for a name");
                if (count > 2) {
                    target.monthName();
                } else {
                    target.month(width);
                }
            }
            case 'd' -> {
                check(count < 3, letter, count, at, "one or two letters");
                target.day(width);
            }
            case 'D' -> {
                check(count < 4, letter, count, at, "up to three letters");
                target.dayOfYear(count);
            }
            case 'H' -> {
                check(count < 3, letter, count, at, "one or two letters");
                target.hourOfDay(width);
            }
            case 'h' -> {
                check(count < 3, letter, count, at, "one or two letters");
                target.hourOfHalf(width);
            }
            case 'm' -> {
                check(count < 3, letter, count, at, "one or two letters");
                target.minute(width);
            }
            case 's' -> {
                check(count < 3, letter, count, at, "one or two letters");
                target.second(width);
            }
            case 'S' -> {
                check(count < 10, letter, count, at, "up to nine letters");
                target.fraction(beforeNumber ? count : 1, beforeNumber ? count : LONGEST_FRACTION);
            }
            case 'a' -> target.halfOfDay();
            case 'E' -> target.steps().weekday();
            case 'X', 'x', 'Z', 'z', 'O' -> target.steps().zone();
            default -> throw error(at, letter + " is not a letter for a part of a time", EXPECTED, hint(letter));
        }
    }

    private void check(boolean condition, char letter, int count, int at, String expected) {
        if (!condition) {
            String found = String.valueOf(letter).repeat(count);
            throw error(
                    at, found + " has the wrong number of letters", expected, "an example is yyyy-MM-dd HH:mm:ss.SSS");
        }
    }

    private static boolean isNumber(char c) {
        return "yuMdDHhmsS".indexOf(c) >= 0;
    }

    private static String hint(char letter) {
        return switch (letter) {
            case 'Y' -> "Y is the year of the week: the year of the date is y";
            case 'T' -> "text is written in quotes: 'T'";
            case 'k', 'K' -> "hours from 0 to 23 are H, hours from 1 to 12 are h";
            case 'n', 'N', 'A' -> "fractions of a second are S";
            case 'V', 'v' -> "zones are read as offsets or as UTC and its like: X or z";
            case 'e', 'c' -> "names of weekdays are E";
            default -> "text is written in quotes: '" + letter + "'";
        };
    }

    private TimestampFormatException error(int at, String message, String expected, String hint) {
        return new TimestampFormatException(format, at, message, expected, hint);
    }
}
