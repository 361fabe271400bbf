package dev.loggia.regex;

import org.jspecify.annotations.Nullable;

/**
 * How often something repeats, as written: {@code * + ? {2} {2,} {2,5}}, each also with a {@code ?} after it.
 *
 * @param maximum {@link Node#UNLIMITED}, or a number
 * @param length of the written form
 */
record Repetition(int minimum, int maximum, boolean lazy, int length) {

    /** Counts of more digits are all too large. */
    private static final int MAXIMUM_DIGITS = 8;

    /** The repetition at a place, or null when there is none: braces that hold no counts are characters. */
    static @Nullable Repetition read(String pattern, int at) {
        return switch (pattern.charAt(at)) {
            case '*' -> of(pattern, at, 0, Node.UNLIMITED, at + 1);
            case '+' -> of(pattern, at, 1, Node.UNLIMITED, at + 1);
            case '?' -> of(pattern, at, 0, 1, at + 1);
            case '{' -> braces(pattern, at);
            default -> null;
        };
    }

    private static @Nullable Repetition braces(String pattern, int at) {
        int comma = digitsEnd(pattern, at + 1);
        if (comma < 0) {
            return null;
        }
        int minimum = number(pattern, at + 1, comma);
        if (pattern.startsWith("}", comma)) {
            return of(pattern, at, minimum, minimum, comma + 1);
        }
        if (pattern.startsWith(",}", comma)) {
            return of(pattern, at, minimum, Node.UNLIMITED, comma + 2);
        }
        int end = pattern.startsWith(",", comma) ? digitsEnd(pattern, comma + 1) : -1;
        if (end < 0 || !pattern.startsWith("}", end)) {
            return null;
        }
        return of(pattern, at, minimum, number(pattern, comma + 1, end), end + 1);
    }

    private static Repetition of(String pattern, int at, int minimum, int maximum, int end) {
        boolean lazy = pattern.startsWith("?", end);
        return new Repetition(minimum, maximum, lazy, end + (lazy ? 1 : 0) - at);
    }

    /** Where the digits end that begin at a place, or -1 when there are none, or zeros lead them. */
    private static int digitsEnd(String pattern, int start) {
        int end = start;
        while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
            end++;
        }
        boolean leadingZero = end > start + 1 && pattern.charAt(start) == '0';
        return end == start || leadingZero ? -1 : end;
    }

    private static int number(String pattern, int start, int end) {
        return end - start > MAXIMUM_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(pattern, start, end, 10);
    }
}
