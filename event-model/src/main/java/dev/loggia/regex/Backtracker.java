package dev.loggia.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first match and its groups by trying one way after the other, as a reader would, but no way twice from the same place:
 * so its time stays linear in the text. Immutable, thread-safe.
 */
final class Backtracker {

    /** Which joins were reached at which offsets, in bits; longer texts are left to a slower matcher. */
    private static final long MAXIMUM_MARKS = 1 << 21;

    /** Says that the pattern tells characters apart that are not known here. */
    private static final int UNKNOWN_END = -2;

    private final Program program;
    private final int slots;

    /** By instruction: numbers those that can be reached in several ways, -1 for the others. */
    private final int[] joins;

    private final int joinCount;

    /** The characters with which a match may begin; null when it may be empty. */
    private final @Nullable Symbols first;

    Backtracker(Program program, int groups) {
        this.program = program;
        this.slots = 2 * (groups + 1);
        this.joins = new int[program.size()];
        this.joinCount = numberJoins();
        this.first = first();
    }

    /** What a search found. @param offsets as {@link Regex#match}; null when there is no match or it is unknown */
    record Result(Answer answer, int @Nullable [] offsets) {
        static final Result NO = new Result(Answer.NO, null);
        static final Result UNKNOWN = new Result(Answer.UNKNOWN, null);
    }

    /** The first match at or after an offset. */
    Result match(String text, int from) {
        long marks = (long) joinCount * (text.length() - from + 1);
        if (marks > MAXIMUM_MARKS) {
            return Result.UNKNOWN;
        }
        Search search = new Search(text, from, new long[(int) (marks + 63 >>> 6)]);
        int last = program.anchored() ? 0 : text.length();
        for (int at = from; at <= last; at++) {
            if (mayBegin(text, at)) {
                Answer answer = search.from(at);
                if (answer != Answer.NO) {
                    return new Result(answer, answer == Answer.YES ? search.offsets : null);
                }
            }
        }
        return Result.NO;
    }

    private boolean mayBegin(String text, int at) {
        if (at < text.length()
                && at > 0
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1))) {
            return false;
        }
        if (first == null) {
            return true;
        }
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c < 128 ? first.contains(c) : first.others() != Symbols.Others.NONE;
    }

    /** One search over a text: the marks are kept from one starting offset to the next, since a way that failed fails again. */
    private final class Search {
        private final String text;
        private final int from;
        private final long[] marks;
        private final int[] offsets = new int[slots];
        private int[] todo = new int[64];
        private int depth;

        Search(String text, int from, long[] marks) {
            this.text = text;
            this.from = from;
            this.marks = marks;
        }

        /** Whether a match begins at an offset: then {@link #offsets} are its. */
        Answer from(int begin) {
            Arrays.fill(offsets, -1);
            depth = 0;
            push(program.start(), begin);
            while (depth > 0) {
                int at = todo[--depth];
                int instruction = todo[--depth];
                if (instruction < 0) {
                    offsets[~instruction] = at;
                } else {
                    int end = follow(instruction, at);
                    if (end >= 0) {
                        offsets[0] = begin;
                        offsets[1] = end;
                        return Answer.YES;
                    }
                    if (end == UNKNOWN_END) {
                        return Answer.UNKNOWN;
                    }
                }
            }
            return Answer.NO;
        }

        /** The end of the match, -1 when this way fails, {@link #UNKNOWN_END}. */
        private int follow(int firstInstruction, int firstOffset) {
            int instruction = firstInstruction;
            int at = firstOffset;
            while (true) {
                if (joins[instruction] >= 0 && isMarked(joins[instruction], at)) {
                    return -1;
                }
                switch (program.operation(instruction)) {
                    case MATCH -> {
                        return at;
                    }
                    case CHARACTER -> {
                        int character = program.argument(instruction);
                        if (at == text.length() || text.codePointAt(at) != character) {
                            return -1;
                        }
                        at += Character.charCount(character);
                    }
                    case ONE_OF -> {
                        if (at == text.length()) {
                            return -1;
                        }
                        int character = text.codePointAt(at);
                        Symbols symbols = program.symbols(instruction);
                        if (character < 128 ? !symbols.contains(character) : symbols.others() == Symbols.Others.NONE) {
                            return -1;
                        }
                        if (character >= 128 && symbols.others() == Symbols.Others.SOME) {
                            return UNKNOWN_END;
                        }
                        at += Character.charCount(character);
                    }
                    case PLACE -> {
                        if (!holds(program.place(instruction), at)) {
                            return -1;
                        }
                    }
                    case NOTE -> {
                        int slot = program.argument(instruction);
                        push(~slot, offsets[slot]);
                        offsets[slot] = at;
                    }
                    case FORK -> push(program.argument(instruction), at);
                }
                instruction = program.next(instruction);
            }
        }

        private boolean isMarked(int join, int at) {
            long bit = (long) join * (text.length() - from + 1) + at - from;
            int word = (int) (bit >>> 6);
            long mask = 1L << bit;
            boolean marked = (marks[word] & mask) != 0;
            marks[word] |= mask;
            return marked;
        }

        private void push(int instruction, int at) {
            if (depth + 2 > todo.length) {
                todo = Arrays.copyOf(todo, 2 * todo.length);
            }
            todo[depth++] = instruction;
            todo[depth++] = at;
        }

        private boolean holds(Node.Place place, int at) {
            return switch (place) {
                case TEXT_START -> at == 0;
                case TEXT_END -> at == text.length();
                case LINE_START -> at == 0 || text.charAt(at - 1) == '\n';
                case LINE_END -> at == text.length() || text.charAt(at) == '\n';
                case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
                case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
            };
        }

        private boolean isWord(int at) {
            return at >= 0 && at < text.length() && text.charAt(at) < 128 && Escape.WORD.contains(text.charAt(at));
        }
    }

    private int numberJoins() {
        int[] ways = new int[program.size()];
        for (int instruction = 0; instruction < ways.length; instruction++) {
            if (program.operation(instruction) != Program.Operation.MATCH) {
                ways[program.next(instruction)]++;
            }
            if (program.operation(instruction) == Program.Operation.FORK) {
                ways[program.argument(instruction)]++;
            }
        }
        ways[program.start()]++;
        int count = 0;
        for (int instruction = 0; instruction < ways.length; instruction++) {
            joins[instruction] = ways[instruction] > 1 ? count++ : -1;
        }
        return count;
    }

    private @Nullable Symbols first() {
        Symbols symbols = Symbols.EMPTY;
        boolean[] seen = new boolean[program.size()];
        int[] stack = new int[2 * program.size() + 1];
        int top = 0;
        stack[top++] = program.start();
        while (top > 0) {
            int instruction = stack[--top];
            if (seen[instruction]) {
                continue;
            }
            seen[instruction] = true;
            switch (program.operation(instruction)) {
                case MATCH -> {
                    return null;
                }
                case CHARACTER, ONE_OF -> symbols = symbols.or(program.symbols(instruction));
                case PLACE, NOTE -> stack[top++] = program.next(instruction);
                case FORK -> {
                    stack[top++] = program.next(instruction);
                    stack[top++] = program.argument(instruction);
                }
            }
        }
        return symbols;
    }
}
