package dev.loggia.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text has a match, one table look-up for each character. States are sets of instructions, made when they are first
 * reached. It knows ASCII and takes all other characters for one: where a pattern tells those apart, where the text is broken UTF-8,
 * and when its states have used up their memory, the answer is left to a slower matcher. Thread-safe.
 */
final class LazyDfa {

    /** Of all states together, in array elements of 4 bytes. */
    private static final int MAXIMUM_MEMORY = 1 << 19;

    private static final int OTHER = 128;
    private static final int END = 129;

    private final Program program;
    private final boolean anchored;
    private final int[] classes;
    private final int[] representatives;
    private final Map<Key, State> states = new HashMap<>();
    private final State start;
    private int memory;

    /** What the character before decides about places. */
    private enum Before {
        NOTHING,
        NEWLINE,
        WORD,
        ANOTHER
    }

    private static final class State {
        final int[] instructions;
        final Before before;

        /** By class of character; filled by any thread at any time, which is safe because states never change otherwise. */
        final @Nullable State[] next;

        /** Null while more has to be read. */
        final @Nullable Answer answer;

        State(int[] instructions, Before before, int classes, @Nullable Answer answer) {
            this.instructions = instructions;
            this.before = before;
            this.next = new State[classes];
            this.answer = answer;
        }
    }

    private static final State YES = new State(new int[0], Before.NOTHING, 0, Answer.YES);
    private static final State NO = new State(new int[0], Before.NOTHING, 0, Answer.NO);
    private static final State UNKNOWN = new State(new int[0], Before.NOTHING, 0, Answer.UNKNOWN);

    private record Key(int[] instructions, Before before) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && before == key.before && Arrays.equals(instructions, key.instructions);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(instructions) + before.hashCode();
        }
    }

    LazyDfa(Program program) {
        this.program = program;
        this.anchored = program.anchored();
        this.classes = new int[END + 1];
        this.representatives = classify(program, classes);
        this.start = state(new int[] {program.start()}, program.asksForPlaces() ? Before.NOTHING : Before.ANOTHER);
    }

    /** Whether the UTF-8 text in {@code [start, end)} has a match. */
    Answer find(byte[] utf8, int from, int to) {
        State state = start;
        int at = from;
        while (at < to) {
            int symbol = utf8[at];
            if (symbol >= 0) {
                at++;
            } else {
                at = Utf8.sequenceEnd(utf8, at, to);
                if (at < 0) {
                    return Answer.UNKNOWN;
                }
                symbol = OTHER;
            }
            State next = state.next[classes[symbol]];
            state = next != null ? next : step(state, classes[symbol]);
            if (state.answer != null) {
                return state.answer;
            }
        }
        return atEnd(state);
    }

    /** Whether the text has a match. */
    Answer find(String text) {
        State state = start;
        int length = text.length();
        for (int at = 0; at < length; at++) {
            int symbol = text.charAt(at);
            if (symbol >= OTHER) {
                boolean pair = Character.isHighSurrogate((char) symbol)
                        && at + 1 < length
                        && Character.isLowSurrogate(text.charAt(at + 1));
                at += pair ? 1 : 0;
                symbol = OTHER;
            }
            State next = state.next[classes[symbol]];
            state = next != null ? next : step(state, classes[symbol]);
            if (state.answer != null) {
                return state.answer;
            }
        }
        return atEnd(state);
    }

    private Answer atEnd(State state) {
        State next = state.next[classes[END]];
        Answer answer = (next != null ? next : step(state, classes[END])).answer;
        return answer == null ? Answer.NO : answer;
    }

    /** The state after a character of a class, made if need be. */
    private synchronized State step(State state, int symbolClass) {
        int symbol = representatives[symbolClass];
        int size = program.size();
        boolean[] seen = new boolean[size];
        int[] stack = new int[size + 1];
        int[] after = new int[size + 1];
        int count = 0;
        int depth = 0;
        for (int instruction : state.instructions) {
            depth = push(stack, depth, seen, instruction);
        }
        State found = null;
        while (depth > 0 && found == null) {
            int instruction = stack[--depth];
            switch (program.operation(instruction)) {
                case MATCH -> found = YES;
                case CHARACTER, ONE_OF -> {
                    Answer reads = reads(program.symbols(instruction), symbol);
                    if (reads == Answer.UNKNOWN) {
                        found = UNKNOWN;
                    } else if (reads == Answer.YES) {
                        after[count++] = program.next(instruction);
                    }
                }
                case PLACE -> {
                    if (holds(program.place(instruction), state.before, symbol)) {
                        depth = push(stack, depth, seen, program.next(instruction));
                    }
                }
                case NOTE -> depth = push(stack, depth, seen, program.next(instruction));
                case FORK -> {
                    depth = push(stack, depth, seen, program.next(instruction));
                    depth = push(stack, depth, seen, program.argument(instruction));
                }
            }
        }
        if (found == null) {
            if (!anchored) {
                after[count++] = program.start();
            }
            found = symbol == END || count == 0 ? NO : state(distinct(after, count), before(symbol));
        }
        state.next[symbolClass] = found;
        return found;
    }

    private static int push(int[] stack, int depth, boolean[] seen, int instruction) {
        if (seen[instruction]) {
            return depth;
        }
        seen[instruction] = true;
        stack[depth] = instruction;
        return depth + 1;
    }

    private static int[] distinct(int[] instructions, int count) {
        return Arrays.stream(instructions, 0, count).sorted().distinct().toArray();
    }

    private State state(int[] instructions, Before before) {
        Key key = new Key(instructions, before);
        State known = states.get(key);
        if (known != null) {
            return known;
        }
        memory += instructions.length + representatives.length + 32;
        if (memory > MAXIMUM_MEMORY) {
            return UNKNOWN;
        }
        State made = new State(instructions, before, representatives.length, null);
        states.put(key, made);
        return made;
    }

    private static Answer reads(Symbols symbols, int symbol) {
        if (symbol < OTHER) {
            return symbols.contains(symbol) ? Answer.YES : Answer.NO;
        }
        if (symbol == END) {
            return Answer.NO;
        }
        return switch (symbols.others()) {
            case NONE -> Answer.NO;
            case SOME -> Answer.UNKNOWN;
            case ALL -> Answer.YES;
        };
    }

    private Before before(int symbol) {
        if (!program.asksForPlaces()) {
            return Before.ANOTHER;
        }
        return symbol == '\n' ? Before.NEWLINE : isWord(symbol) ? Before.WORD : Before.ANOTHER;
    }

    private static boolean holds(Node.Place place, Before before, int symbol) {
        boolean boundary = before == Before.WORD != isWord(symbol);
        return switch (place) {
            case TEXT_START -> before == Before.NOTHING;
            case LINE_START -> before == Before.NOTHING || before == Before.NEWLINE;
            case TEXT_END -> symbol == END;
            case LINE_END -> symbol == END || symbol == '\n';
            case WORD_BOUNDARY -> boundary;
            case NO_WORD_BOUNDARY -> !boundary;
        };
    }

    private static boolean isWord(int symbol) {
        return symbol < OTHER && Escape.WORD.contains(symbol);
    }

    /** Gives characters that no instruction tells apart the same class. @return a character of each class */
    private static int[] classify(Program program, int[] classes) {
        Set<Symbols> sets = new HashSet<>();
        for (int instruction = 0; instruction < program.size(); instruction++) {
            sets.add(program.symbols(instruction));
        }
        if (program.asksForPlaces()) {
            sets.add(Escape.WORD);
            sets.add(Symbols.of('\n'));
        }
        int[] classOf = new int[END + 1];
        int count = 1;
        for (Symbols set : sets) {
            Map<Integer, Integer> split = new HashMap<>();
            int[] renumbered = new int[END + 1];
            for (int symbol = 0; symbol <= END; symbol++) {
                int side = 2 * classOf[symbol] + (symbol < OTHER && set.contains(symbol) ? 1 : 0);
                Integer number = split.putIfAbsent(side, split.size());
                renumbered[symbol] = number != null ? number : split.size() - 1;
            }
            classOf = renumbered;
            count = split.size();
        }
        classOf[OTHER] = count++;
        classOf[END] = count++;
        int[] representatives = new int[count];
        for (int symbol = 0; symbol <= END; symbol++) {
            classes[symbol] = classOf[symbol];
            representatives[classOf[symbol]] = symbol;
        }
        return representatives;
    }
}
