package dev.loggia.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a character class, {@code [a-z\d[:punct:]]}. One use, one thread. */
final class ClassParser {

    private static final Symbols LETTER = Symbols.range('a', 'z').or(Symbols.range('A', 'Z'));
    private static final Symbols GRAPH = Symbols.range('!', '~');

    private static final Map<String, Symbols> NAMED = Map.ofEntries(
            Map.entry("alnum", LETTER.or(Escape.DIGIT)),
            Map.entry("alpha", LETTER),
            Map.entry("ascii", Symbols.range(0, 127)),
            Map.entry("blank", Symbols.anyOf("\t ")),
            Map.entry("cntrl", Symbols.range(0, 31).or(Symbols.of(127))),
            Map.entry("digit", Escape.DIGIT),
            Map.entry("graph", GRAPH),
            Map.entry("lower", Symbols.range('a', 'z')),
            Map.entry("print", GRAPH.or(Symbols.of(' '))),
            Map.entry(
                    "punct",
                    Symbols.range('!', '/')
                            .or(Symbols.range(':', '@'))
                            .or(Symbols.range('[', '`'))
                            .or(Symbols.range('{', '~'))),
            Map.entry("space", Escape.SPACE.or(Symbols.of(11))),
            Map.entry("upper", Symbols.range('A', 'Z')),
            Map.entry("word", Escape.WORD),
            Map.entry("xdigit", Escape.DIGIT.or(Symbols.range('a', 'f')).or(Symbols.range('A', 'F'))));

    private final String pattern;
    private final int start;
    private final boolean foldCase;
    private int at;

    /** @param start the opening bracket */
    ClassParser(String pattern, int start, boolean foldCase) {
        this.pattern = pattern;
        this.start = start;
        this.foldCase = foldCase;
        this.at = start + 1;
    }

    /** Where the class ends, once parsed. */
    int end() {
        return at;
    }

    Symbols parse() {
        boolean negated = pattern.startsWith("^", at);
        at += negated ? 1 : 0;
        Symbols symbols = Symbols.EMPTY;
        int first = at;
        while (at == first || !pattern.startsWith("]", at)) {
            if (at >= pattern.length()) {
                throw new RegexSyntaxException(
                        "this bracket is not closed; write \\[ for the character", start, start + 1);
            }
            symbols = symbols.or(item());
        }
        at++;
        return negated ? symbols.complement() : symbols;
    }

    private Symbols item() {
        Symbols named = pattern.startsWith("[:", at) ? named() : null;
        if (named != null) {
            return named;
        }
        int itemStart = at;
        if (pattern.startsWith("\\", at) && Escape.read(pattern, at, foldCase) instanceof Escape.OfClass set) {
            at += set.length();
            return set.symbols();
        }
        int low = character();
        if (!pattern.startsWith("-", at) || pattern.startsWith("-]", at) || at + 1 == pattern.length()) {
            return range(low, low, itemStart);
        }
        at++;
        int high = character();
        if (high < low) {
            throw new RegexSyntaxException(
                    "the range " + pattern.substring(itemStart, at) + " runs backwards", itemStart, at);
        }
        return range(low, high, itemStart);
    }

    private Symbols range(int low, int high, int itemStart) {
        if (!foldCase) {
            return Symbols.range(low, high);
        }
        CaseFolding.check(low, high, itemStart, at);
        return Symbols.foldedRange(low, high);
    }

    private int character() {
        if (!pattern.startsWith("\\", at)) {
            int codePoint = pattern.codePointAt(at);
            at += Character.charCount(codePoint);
            return codePoint;
        }
        Escape escape = Escape.read(pattern, at, foldCase);
        if (!(escape instanceof Escape.OfCharacter character)) {
            String written = pattern.substring(at, at + escape.length());
            throw new RegexSyntaxException(
                    written + " is not a character that may stand here in brackets", at, at + escape.length());
        }
        at += escape.length();
        return character.codePoint();
    }

    /** A class in {@code [: :]}, or null when it is not closed: then the bracket is a character. */
    private @Nullable Symbols named() {
        int end = pattern.indexOf(":]", at + 1);
        if (end < 0) {
            return null;
        }
        boolean negated = pattern.startsWith("^", at + 2);
        int nameStart = Math.min(at + (negated ? 3 : 2), end);
        Symbols symbols = NAMED.get(pattern.substring(nameStart, end));
        if (symbols == null) {
            throw new RegexSyntaxException(
                    pattern.substring(at, end + 2)
                            + " is not a class; there are [:alpha:], [:digit:], [:space:] and the like",
                    at,
                    end + 2);
        }
        at = end + 2;
        Symbols folded = foldCase ? folded(symbols) : symbols;
        return negated ? folded.complement() : folded;
    }

    private static Symbols folded(Symbols symbols) {
        Symbols folded = symbols;
        for (int c = 0; c < 128; c++) {
            folded = symbols.contains(c) ? folded.or(Symbols.foldedRange(c, c)) : folded;
        }
        return folded;
    }
}
