package dev.loggia.regex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the syntax of RE2 (sections 1.5 and 3.6 of the language reference), names what other dialects have and this one lacks, and
 * refuses patterns that would cost too much. Group names may hold {@code @} and dots. One use, one thread.
 */
final class PatternParser {

    /** Longer patterns are refused, in UTF-16 units. */
    static final int MAXIMUM_LENGTH = 20_000;

    /** Parentheses inside one another beyond this are refused: they cost stack. */
    static final int MAXIMUM_DEPTH = 200;

    private static final int MAXIMUM_COUNT = 1000;

    private final String pattern;
    private final StringBuilder plain = new StringBuilder();
    private final List<@Nullable String> groupNames = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private PatternFlags flags;
    private int depth;
    private int at;

    private PatternParser(String pattern, PatternFlags flags) {
        this.pattern = pattern;
        this.flags = flags;
        groupNames.add(null);
    }

    /**
     * A parsed pattern.
     *
     * @param plain the pattern with unnamed groups in place of named ones, as any engine for RE2 syntax takes it
     * @param groupNames names by group number, null for an unnamed one; the first entry stands for the whole match
     */
    record Parsed(Node root, String plain, List<@Nullable String> groupNames) {}

    /** Parses a pattern. @throws RegexSyntaxException with the place and a sentence about what is wrong */
    static Parsed parse(String pattern, PatternFlags flags) {
        if (pattern.length() > MAXIMUM_LENGTH) {
            throw new RegexSyntaxException(
                    "the pattern is longer than " + MAXIMUM_LENGTH + " characters", MAXIMUM_LENGTH, pattern.length());
        }
        PatternParser parser = new PatternParser(pattern, flags);
        Node root = parser.alternation();
        if (parser.at < pattern.length()) {
            throw parser.error(
                    "this parenthesis closes nothing; write \\) for the character", parser.at, parser.at + 1);
        }
        if (root.size() > Node.MAXIMUM_SIZE) {
            throw parser.error("the pattern is too large once its repetitions are written out", 0, pattern.length());
        }
        if (EmptySteps.of(root).longest() > EmptySteps.MAXIMUM) {
            throw parser.error(
                    "the pattern has too many alternatives, or too many optional parts in a row", 0, pattern.length());
        }
        return new Parsed(root, parser.plain.toString(), parser.groupNames);
    }

    private Node alternation() {
        List<Node> choices = new ArrayList<>();
        choices.add(sequence());
        while (looksAt("|")) {
            copy(1);
            choices.add(sequence());
        }
        return choices.size() == 1 ? choices.getFirst() : new Node.Alternation(choices);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        boolean repeated = false;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            Repetition repetition = Repetition.read(pattern, at);
            if (repetition != null) {
                checkRepetition(repetition, parts, repeated, start);
                copy(repetition.length());
                boolean lazy = repetition.lazy() != flags.ungreedy();
                parts.add(new Node.Repeat(parts.removeLast(), repetition.minimum(), repetition.maximum(), lazy));
                repeated = true;
            } else {
                repeated = false;
                part(parts);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private void checkRepetition(Repetition repetition, List<Node> parts, boolean repeated, int start) {
        int end = start + repetition.length();
        String written = pattern.substring(start, end);
        if (repeated) {
            boolean possessive = written.equals("+");
            throw error(
                    possessive
                            ? "possessive repetition is not part of the language; leave the second + out"
                            : "a repetition cannot be repeated; put parentheses around the first",
                    start,
                    end);
        }
        if (parts.isEmpty()) {
            throw error(
                    "there is nothing before " + written + " to repeat; write \\" + written + " for the character",
                    start,
                    end);
        }
        if (repetition.minimum() > MAXIMUM_COUNT || repetition.maximum() > MAXIMUM_COUNT) {
            throw error("a repetition takes at most " + MAXIMUM_COUNT + " times", start, end);
        }
        if (repetition.maximum() != Node.UNLIMITED && repetition.minimum() > repetition.maximum()) {
            throw error("the first count is above the second", start, end);
        }
    }

    private void part(List<Node> parts) {
        switch (pattern.charAt(at)) {
            case '(' -> parenthesis(parts);
            case '[' -> {
                ClassParser parser = new ClassParser(pattern, at, flags.foldCase());
                Symbols symbols = parser.parse();
                parts.add(single(symbols));
                copy(parser.end() - at);
            }
            case '.' -> {
                Symbols newline = Symbols.of('\n');
                parts.add(new Node.OneOf(flags.dotMatchesNewline() ? Symbols.ANY : newline.complement()));
                copy(1);
            }
            case '^' -> {
                parts.add(new Node.Assertion(flags.multiLine() ? Node.Place.LINE_START : Node.Place.TEXT_START));
                copy(1);
            }
            case '$' -> {
                parts.add(new Node.Assertion(flags.multiLine() ? Node.Place.LINE_END : Node.Place.TEXT_END));
                copy(1);
            }
            case '\\' -> backslash(parts);
            default -> character(parts);
        }
    }

    private void character(List<Node> parts) {
        int codePoint = pattern.codePointAt(at);
        parts.add(single(codePoint, at + Character.charCount(codePoint)));
        if (codePoint == '{') {
            // The engine below stumbles over a brace that is a character when a repetition follows.
            plain.append('\\');
        }
        copy(Character.charCount(codePoint));
    }

    /** @param end where it ends in the pattern */
    private Node single(int codePoint, int end) {
        if (flags.foldCase()) {
            CaseFolding.check(codePoint, codePoint, at, end);
        }
        return new Node.Single(codePoint, flags.foldCase());
    }

    /** A class of one character is that character: people write {@code [.]} for {@code \.}. */
    private static Node single(Symbols symbols) {
        boolean one = symbols.others() == Symbols.Others.NONE
                && Long.bitCount(symbols.low()) + Long.bitCount(symbols.high()) == 1;
        if (!one) {
            return new Node.OneOf(symbols);
        }
        int character = symbols.low() != 0
                ? Long.numberOfTrailingZeros(symbols.low())
                : 64 + Long.numberOfTrailingZeros(symbols.high());
        return new Node.Single(character, false);
    }

    private void backslash(List<Node> parts) {
        if (looksAt("\\Q")) {
            int end = pattern.indexOf("\\E", at + 2);
            int stop = end < 0 ? pattern.length() : end;
            pattern.substring(at + 2, stop).codePoints().forEach(codePoint -> parts.add(single(codePoint, stop)));
            copy((end < 0 ? stop : end + 2) - at);
            return;
        }
        Escape escape = Escape.read(pattern, at, flags.foldCase());
        parts.add(
                switch (escape) {
                    case Escape.OfCharacter character -> single(character.codePoint(), at + escape.length());
                    case Escape.OfClass set -> new Node.OneOf(set.symbols());
                    case Escape.OfPlace place -> new Node.Assertion(place.place());
                });
        copy(escape.length());
    }

    private void parenthesis(List<Node> parts) {
        int start = at;
        if (++depth > MAXIMUM_DEPTH) {
            throw error("parentheses are nested deeper than " + MAXIMUM_DEPTH, start, start + 1);
        }
        PatternFlags outside = flags;
        int number = 0;
        GroupHead head = GroupHead.read(pattern, at, flags);
        switch (head) {
            case GroupHead.Numbered numbered -> number = openGroup(numbered.name(), head.length());
            case GroupHead.Plain inner -> {
                copy(head.length());
                flags = inner.flags();
            }
            case GroupHead.FlagsOnly rest -> {
                copy(head.length());
                flags = rest.flags();
                depth--;
                return;
            }
        }
        Node part = alternation();
        if (!looksAt(")")) {
            throw error("this parenthesis is not closed; write \\( for the character", start, start + 1);
        }
        copy(1);
        flags = outside;
        depth--;
        parts.add(number == 0 ? part : new Node.Group(part, number));
    }

    private int openGroup(@Nullable String name, int length) {
        if (name != null && !names.add(name)) {
            throw error("two groups are called " + name, at, at + length);
        }
        groupNames.add(name);
        plain.append('(');
        at += length;
        return groupNames.size() - 1;
    }

    private boolean looksAt(String text) {
        return pattern.startsWith(text, at);
    }

    private void copy(int length) {
        plain.append(pattern, at, at + length);
        at += length;
    }

    private RegexSyntaxException error(String message, int start, int end) {
        return new RegexSyntaxException(message, start, end);
    }
}
