package dev.loggia.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a backslash and the characters after it stand for. */
sealed interface Escape {

    /** Characters from the backslash on. */
    int length();

    record OfCharacter(int codePoint, int length) implements Escape {}

    record OfClass(Symbols symbols, int length) implements Escape {}

    /** Not inside a character class. */
    record OfPlace(Node.Place place, int length) implements Escape {}

    Symbols DIGIT = Symbols.range('0', '9');
    Symbols WORD = DIGIT.or(Symbols.range('a', 'z')).or(Symbols.range('A', 'Z')).or(Symbols.of('_'));
    Symbols SPACE = Symbols.anyOf("\t\n\f\r ");

    /** What other dialects have, and what to write instead. */
    Map<Character, String> ELSEWHERE = Map.ofEntries(
            Map.entry('Z', "write \\z for the end of the text"),
            Map.entry('h', "write [ \\t] for a blank"),
            Map.entry('R', "write \\r?\\n for a line break"),
            Map.entry('N', "write [^\\n] for anything but a line break"),
            Map.entry('e', "write \\x1b for the escape character"),
            Map.entry('u', "write \\x{20ac} for a character by its number"),
            Map.entry('C', "write (?s). for any character"),
            Map.entry('E', "it ends a quotation that \\Q begins"));

    /** Reads the escape at a backslash. */
    static Escape read(String pattern, int at, boolean foldCase) {
        if (at + 1 == pattern.length()) {
            throw new RegexSyntaxException(
                    "the pattern ends with a backslash; write \\\\ for the character", at, at + 1);
        }
        return switch (pattern.charAt(at + 1)) {
            case 'd' -> new OfClass(DIGIT, 2);
            case 'D' -> new OfClass(DIGIT.complement(), 2);
            case 's' -> new OfClass(SPACE, 2);
            case 'S' -> new OfClass(SPACE.complement(), 2);
            case 'w' -> new OfClass(foldCase ? foldedWord() : WORD, 2);
            case 'W' -> new OfClass((foldCase ? foldedWord() : WORD).complement(), 2);
            case 'p', 'P' -> unicodeClass(pattern, at, foldCase);
            case 'A' -> new OfPlace(Node.Place.TEXT_START, 2);
            case 'z' -> new OfPlace(Node.Place.TEXT_END, 2);
            case 'b' -> new OfPlace(Node.Place.WORD_BOUNDARY, 2);
            case 'B' -> new OfPlace(Node.Place.NO_WORD_BOUNDARY, 2);
            default -> character(pattern, at);
        };
    }

    /** Case folding takes two characters beyond ASCII into the letters K and S, and so into words. */
    private static Symbols foldedWord() {
        return WORD.or(Symbols.foldedRange('a', 'z'));
    }

    private static OfCharacter character(String pattern, int at) {
        char c = pattern.charAt(at + 1);
        return switch (c) {
            case 'a' -> new OfCharacter(7, 2);
            case 'f' -> new OfCharacter('\f', 2);
            case 'n' -> new OfCharacter('\n', 2);
            case 'r' -> new OfCharacter('\r', 2);
            case 't' -> new OfCharacter('\t', 2);
            case 'v' -> new OfCharacter(11, 2);
            case 'x' -> hexadecimal(pattern, at);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> octal(pattern, at);
            case 'k', 'g' -> throw error("back-references are not part of the language", at, at + 2);
            default -> {
                if (c < 128 && WORD.contains(c) && c != '_') {
                    String instead = ELSEWHERE.containsKey(c) ? "; " + ELSEWHERE.get(c) : "";
                    throw error("\\" + c + " is not part of the language" + instead, at, at + 2);
                }
                int codePoint = pattern.codePointAt(at + 1);
                yield new OfCharacter(codePoint, 1 + Character.charCount(codePoint));
            }
        };
    }

    /** A single digit but 0 would be a back-reference. */
    private static OfCharacter octal(String pattern, int at) {
        int end = at + 1;
        int number = 0;
        while (end < pattern.length() && end < at + 4 && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '7') {
            number = 8 * number + pattern.charAt(end++) - '0';
        }
        if (end - at < 3 && pattern.charAt(at + 1) != '0') {
            throw error("back-references are not part of the language", at, at + 2);
        }
        return new OfCharacter(number, end - at);
    }

    private static OfCharacter hexadecimal(String pattern, int at) {
        boolean braces = pattern.startsWith("{", at + 2);
        int start = at + (braces ? 3 : 2);
        int end = start;
        int number = 0;
        while (end < pattern.length() && (braces || end < start + 2) && HexFormat.isHexDigit(pattern.charAt(end))) {
            number = Math.min(16 * number + HexFormat.fromHexDigit(pattern.charAt(end++)), 1 << 24);
        }
        boolean complete = braces ? end > start && pattern.startsWith("}", end) : end == start + 2;
        int length = end + (braces ? 1 : 0) - at;
        if (!complete || number > Character.MAX_CODE_POINT) {
            throw error(
                    "a character by its number is written \\x7f or \\x{20ac}",
                    at,
                    Math.min(at + length, pattern.length()));
        }
        return new OfCharacter(number, length);
    }

    /** The engine below knows the tables; only the part of the class in ASCII is worked out here. */
    private static OfClass unicodeClass(String pattern, int at, boolean foldCase) {
        int end = pattern.startsWith("{", at + 2) ? pattern.indexOf('}', at) + 1 : at + 3;
        if (end <= at || end > pattern.length()) {
            throw error("a Unicode class is written \\pL or \\p{Greek}", at, pattern.length());
        }
        String written = pattern.substring(at, end);
        Pattern compiled = compile((foldCase ? "(?i)" : "") + written);
        if (compiled == null) {
            throw error(written + " is not a Unicode class", at, end);
        }
        Symbols symbols = new Symbols(0, 0, Symbols.Others.SOME);
        for (char c = 0; c < 128; c++) {
            symbols = compiled.matches(String.valueOf(c)) ? symbols.or(Symbols.of(c)) : symbols;
        }
        return new OfClass(symbols, end - at);
    }

    private static @Nullable Pattern compile(String unicodeClass) {
        try {
            return Pattern.compile(unicodeClass);
        } catch (PatternSyntaxException unknown) {
            return null;
        }
    }

    private static RegexSyntaxException error(String message, int start, int end) {
        return new RegexSyntaxException(message, start, end);
    }
}
