package dev.loggia.grammar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a name is made of, and when it needs backticks (sections 1.3 and 1.9). */
final class Names {

    private static final int SHORT = 40;

    /** Words that are read as something else somewhere a name could stand. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "in",
            "like",
            "as",
            "by",
            "asc",
            "desc",
            "into",
            "where",
            "output",
            "outputnew",
            "true",
            "false",
            "null");

    private Names() {}

    static boolean isStart(int codePoint) {
        return Character.isLetter(codePoint) || codePoint == '_' || codePoint == '@';
    }

    static boolean isPart(int codePoint) {
        return isStart(codePoint)
                || Character.isDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    /** Offset after the characters of a name that follow one another from an offset. */
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether a path segment after the first can stand without backticks. */
    static boolean isPlainSegment(String segment) {
        return end(segment, 0) == segment.length() && segment.chars().anyMatch(c -> c != '@');
    }

    /** Whether a name, or the first segment of a path, can stand without backticks. A dot needs them. */
    static boolean isPlain(String name) {
        return isPlainSegment(name)
                && isStart(name.codePointAt(0))
                && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether an alias can stand without backticks: a name, or several joined by dots. */
    static boolean isPlainPath(String name) {
        String[] segments = name.split("\\.", -1);
        return isPlain(segments[0]) && Arrays.stream(segments).allMatch(Names::isPlainSegment);
    }

    /** Whether a name of {@code filldown} can stand without backticks. */
    static boolean isWildcard(String name) {
        return !name.isEmpty()
                && name.codePoints().allMatch(c -> c == '*' || c == '.' || isPart(c))
                && !name.startsWith(".");
    }

    /** Text that a user wrote, cut for a message. */
    static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() == text.length() && line.length() <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length()))))
                        + "...";
    }
}
