package dev.loggia.regex;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern as instructions for a machine that is in several places at once: each goes to the next, a fork also to another, which
 * is tried second. Immutable, thread-safe.
 */
final class Program {

    /** What an instruction does. */
    enum Operation {
        /** Reads the character {@code argument}. */
        CHARACTER,
        /** Reads one of {@link #symbols}. */
        ONE_OF,
        /** Asks for the place of ordinal {@code argument}. */
        PLACE,
        /** Notes the offset in slot {@code argument}. */
        NOTE,
        /** Goes to the next, then to {@code argument}. */
        FORK,
        /** Has found a match. */
        MATCH
    }

    private static final Node.Place[] PLACES = Node.Place.values();

    private Operation[] operations = new Operation[16];
    private Symbols[] symbols = new Symbols[16];
    private int[] next = new int[16];
    private int[] arguments = new int[16];
    private int size;
    private final int start;
    private boolean asksForPlaces;

    private Program(Node root) {
        int match = add(Operation.MATCH, 0, 0, Symbols.EMPTY);
        start = compile(root, match);
    }

    static Program of(Node root) {
        return new Program(root);
    }

    int size() {
        return size;
    }

    int start() {
        return start;
    }

    Operation operation(int instruction) {
        return operations[instruction];
    }

    int next(int instruction) {
        return next[instruction];
    }

    int argument(int instruction) {
        return arguments[instruction];
    }

    /** The characters that {@link Operation#CHARACTER} and {@link Operation#ONE_OF} read. */
    Symbols symbols(int instruction) {
        return symbols[instruction];
    }

    Node.Place place(int instruction) {
        return PLACES[arguments[instruction]];
    }

    boolean asksForPlaces() {
        return asksForPlaces;
    }

    /** Whether every match begins at the start of the text. */
    boolean anchored() {
        int instruction = start;
        while (operation(instruction) == Operation.NOTE) {
            instruction = next(instruction);
        }
        return operation(instruction) == Operation.PLACE && place(instruction) == Node.Place.TEXT_START;
    }

    /** Adds the instructions of a node, which end at {@code then}; the last come first. @return where they begin */
    private int compile(Node node, int then) {
        return switch (node) {
            case Node.Single single ->
                single.folded()
                        ? add(Operation.ONE_OF, then, 0, single.symbols())
                        : add(Operation.CHARACTER, then, single.codePoint(), single.symbols());
            case Node.OneOf oneOf -> add(Operation.ONE_OF, then, 0, oneOf.symbols());
            case Node.Assertion assertion -> {
                asksForPlaces = true;
                yield add(Operation.PLACE, then, assertion.place().ordinal(), Symbols.EMPTY);
            }
            case Node.Group group -> {
                int close = add(Operation.NOTE, then, 2 * group.number() + 1, Symbols.EMPTY);
                yield add(Operation.NOTE, compile(group.part(), close), 2 * group.number(), Symbols.EMPTY);
            }
            case Node.Sequence sequence -> {
                int entry = then;
                for (Node part : sequence.parts().reversed()) {
                    entry = compile(part, entry);
                }
                yield entry;
            }
            case Node.Alternation alternation -> {
                List<Node> choices = alternation.choices().reversed();
                int entry = compile(choices.getFirst(), then);
                for (Node choice : choices.subList(1, choices.size())) {
                    entry = add(Operation.FORK, compile(choice, then), entry, Symbols.EMPTY);
                }
                yield entry;
            }
            case Node.Repeat repeat -> repeat(repeat, then);
        };
    }

    private int repeat(Node.Repeat repeat, int then) {
        int entry = then;
        int copies = repeat.minimum();
        if (repeat.maximum() == Node.UNLIMITED) {
            int again = add(Operation.FORK, then, then, Symbols.EMPTY);
            int body = compile(repeat.part(), again);
            aim(again, body, then, repeat.lazy());
            entry = copies > 0 ? body : repeat.part().nullable() ? optional(body, then, repeat.lazy()) : again;
            copies = Math.max(0, copies - 1);
        } else {
            for (int i = repeat.minimum(); i < repeat.maximum(); i++) {
                entry = optional(compile(repeat.part(), entry), then, repeat.lazy());
            }
        }
        for (int i = 0; i < copies; i++) {
            entry = compile(repeat.part(), entry);
        }
        return entry;
    }

    /**
     * A fork in front of a body. What may be empty and repeats from zero times on gets one of its own, as in RE2: so its first turn
     * may be empty and still counts.
     */
    private int optional(int body, int then, boolean lazy) {
        int fork = add(Operation.FORK, then, then, Symbols.EMPTY);
        aim(fork, body, then, lazy);
        return fork;
    }

    private void aim(int fork, int body, int then, boolean lazy) {
        next[fork] = lazy ? then : body;
        arguments[fork] = lazy ? body : then;
    }

    private int add(Operation operation, int then, int argument, Symbols characters) {
        int instruction = size++;
        if (instruction == next.length) {
            operations = Arrays.copyOf(operations, 2 * instruction);
            symbols = Arrays.copyOf(symbols, 2 * instruction);
            next = Arrays.copyOf(next, 2 * instruction);
            arguments = Arrays.copyOf(arguments, 2 * instruction);
        }
        operations[instruction] = operation;
        symbols[instruction] = characters;
        next[instruction] = then;
        arguments[instruction] = argument;
        return instruction;
    }
}
