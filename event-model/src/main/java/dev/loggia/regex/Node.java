package dev.loggia.regex;

import java.util.List;

/** A part of a parsed pattern. Immutable. */
sealed interface Node {

    /** A larger program takes too much memory and time for each character of text. */
    long MAXIMUM_SIZE = 5_000;

    /** Stands for no upper limit of a {@link Repeat}. */
    int UNLIMITED = -1;

    /**
     * About how many instructions it takes, repetitions written out; more than {@link #MAXIMUM_SIZE} is not counted exactly.
     */
    long size();

    /** Whether it matches the empty text, as far as that shows without reading any: an assertion counts as yes. */
    boolean nullable();

    /** One certain character. @param folded whether upper and lower case are the same */
    record Single(int codePoint, boolean folded) implements Node {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        Symbols symbols() {
            return folded ? Symbols.foldedRange(codePoint, codePoint) : Symbols.of(codePoint);
        }
    }

    /** One of several characters. */
    record OneOf(Symbols symbols) implements Node {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /** A place in the text. */
    record Assertion(Place place) implements Node {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** What an assertion asks of its place; word characters are ASCII letters, digits and the underscore. */
    enum Place {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** One after the other; none for the empty text. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public long size() {
            return bounded(parts.stream().mapToLong(Node::size).sum());
        }

        @Override
        public boolean nullable() {
            return parts.stream().allMatch(Node::nullable);
        }
    }

    /** The first that leads to a match. */
    record Alternation(List<Node> choices) implements Node {
        public Alternation {
            choices = List.copyOf(choices);
        }

        @Override
        public long size() {
            return bounded(
                    choices.size() - 1 + choices.stream().mapToLong(Node::size).sum());
        }

        @Override
        public boolean nullable() {
            return choices.stream().anyMatch(Node::nullable);
        }
    }

    /** The same part several times. @param maximum {@link #UNLIMITED}, or a number. @param lazy whether fewer are tried first */
    record Repeat(Node part, int minimum, int maximum, boolean lazy) implements Node {
        @Override
        public long size() {
            long each = part.size() + 1;
            return bounded(each * Math.max(1, maximum == UNLIMITED ? minimum + 1 : maximum));
        }

        @Override
        public boolean nullable() {
            return minimum == 0 || part.nullable();
        }
    }

    /** A part whose place in the text is reported. @param number from 1 */
    record Group(Node part, int number) implements Node {
        @Override
        public long size() {
            return bounded(part.size() + 2);
        }

        @Override
        public boolean nullable() {
            return part.nullable();
        }
    }

    private static long bounded(long size) {
        return Math.min(size, 2 * MAXIMUM_SIZE);
    }
}
