package dev.loggia.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of which every match holds at least one: most log lines lack them all, and need no matcher. Immutable, thread-safe.
 *
 * @param exact whether any place of one of them is a match
 */
record RequiredLiterals(List<Literal> literals, boolean exact) {

    /** With more of them a matcher that reads the text once is faster. */
    private static final int MAXIMUM_COUNT = 4;

    private static final int MAXIMUM_LENGTH = 64;

    /** A text being put together. @param folded null as long as it has no letter in which case would matter */
    private record Run(String text, @Nullable Boolean folded) {
        static final Run EMPTY = new Run("", null);
    }

    /**
     * What is known of a part.
     *
     * @param whole every text that the part matches, null when they are too many or unknown
     * @param required texts of which each match holds one, null when none is known
     */
    private record Known(
            @Nullable List<Run> whole, @Nullable List<Run> required, boolean exact) {
        static final Known NOTHING = new Known(null, null, false);

        @Nullable
        List<Run> best() {
            return better(whole, required);
        }
    }

    /** The literals of a pattern, or null when it has none. */
    static @Nullable RequiredLiterals of(Node root) {
        Known known = analyse(root);
        List<Run> best = known.whole() != null ? known.whole() : known.required();
        if (best == null || shortest(best) == 0) {
            return null;
        }
        List<Literal> literals = new ArrayList<>();
        for (Run run : best) {
            if (!survivesEncoding(run.text())) {
                return null;
            }
            literals.add(new Literal(run.text(), Boolean.TRUE.equals(run.folded())));
        }
        return new RequiredLiterals(List.copyOf(literals), known.whole() != null && known.exact());
    }

    /** Whether the bytes hold one of the literals; if they are {@link #exact}, whether they match. */
    Answer find(byte[] utf8, int start, int end) {
        Answer answer = Answer.NO;
        for (Literal literal : literals) {
            Answer found = literal.find(utf8, start, end);
            if (found == Answer.YES) {
                return found;
            }
            answer = found == Answer.NO ? answer : found;
        }
        return answer;
    }

    /** The same for text. */
    Answer find(String text) {
        Answer answer = Answer.NO;
        for (Literal literal : literals) {
            Answer found = literal.find(text, 0);
            if (found == Answer.YES) {
                return found;
            }
            answer = found == Answer.NO ? answer : found;
        }
        return answer;
    }

    private static Known analyse(Node node) {
        return switch (node) {
            case Node.Single single -> single(single);
            case Node.OneOf oneOf -> oneOf(oneOf.symbols());
            case Node.Assertion assertion -> new Known(List.of(Run.EMPTY), null, false);
            case Node.Group group -> analyse(group.part());
            case Node.Sequence sequence -> sequence(sequence.parts());
            case Node.Alternation alternation -> alternation(alternation.choices());
            case Node.Repeat repeat -> repeat(repeat);
        };
    }

    private static Known single(Node.Single single) {
        int c = single.codePoint();
        if (!single.folded() || c < 128 && !Character.isLetter(c)) {
            return whole(List.of(new Run(Character.toString(c), c < 128 && Character.isLetter(c) ? false : null)));
        }
        return c < 128 ? whole(List.of(new Run(Character.toString(Character.toLowerCase(c)), true))) : Known.NOTHING;
    }

    private static Known oneOf(Symbols symbols) {
        int count = Long.bitCount(symbols.low()) + Long.bitCount(symbols.high());
        if (symbols.others() != Symbols.Others.NONE || count == 0 || count > MAXIMUM_COUNT) {
            return Known.NOTHING;
        }
        List<Run> runs = new ArrayList<>();
        for (int c = 0; c < 128; c++) {
            if (symbols.contains(c)) {
                runs.add(new Run(Character.toString(c), Character.isLetter(c) ? false : null));
            }
        }
        return whole(runs);
    }

    private static Known whole(List<Run> runs) {
        return new Known(runs, null, true);
    }

    private static Known sequence(List<Node> parts) {
        List<Run> current = List.of(Run.EMPTY);
        List<Run> required = null;
        boolean complete = true;
        boolean exact = true;
        for (Node part : parts) {
            Known known = analyse(part);
            exact &= known.exact();
            List<Run> joined = known.whole() == null ? null : join(current, known.whole());
            if (joined != null) {
                current = joined;
                continue;
            }
            complete = false;
            required = better(better(required, current), known.best());
            current = known.whole() == null ? List.of(Run.EMPTY) : known.whole();
        }
        return complete ? new Known(current, null, exact) : new Known(null, better(required, current), false);
    }

    /** Every text of the first list before every one of the second, or null when they do not fit together. */
    private static @Nullable List<Run> join(List<Run> first, List<Run> second) {
        if (first.size() * second.size() > MAXIMUM_COUNT) {
            return null;
        }
        List<Run> joined = new ArrayList<>();
        for (Run a : first) {
            for (Run b : second) {
                boolean fits =
                        a.folded() == null || b.folded() == null || a.folded().equals(b.folded());
                if (!fits || a.text().length() + b.text().length() > MAXIMUM_LENGTH) {
                    return null;
                }
                joined.add(new Run(a.text() + b.text(), a.folded() != null ? a.folded() : b.folded()));
            }
        }
        return joined;
    }

    private static Known alternation(List<Node> choices) {
        List<Run> whole = new ArrayList<>();
        List<Run> required = new ArrayList<>();
        boolean exact = true;
        boolean allWhole = true;
        for (Node choice : choices) {
            Known known = analyse(choice);
            List<Run> best = known.best();
            if (best == null || required.size() + best.size() > MAXIMUM_COUNT) {
                return Known.NOTHING;
            }
            required.addAll(best);
            exact &= known.exact();
            allWhole &= known.whole() != null;
            if (known.whole() != null) {
                whole.addAll(known.whole());
            }
        }
        return allWhole ? new Known(whole, null, exact) : new Known(null, required, false);
    }

    private static Known repeat(Node.Repeat repeat) {
        if (repeat.minimum() == 0) {
            return Known.NOTHING;
        }
        Known once = analyse(repeat.part());
        List<Run> repeated = once.whole();
        for (int i = 1; i < Math.min(repeat.minimum(), MAXIMUM_LENGTH) && repeated != null; i++) {
            repeated = join(repeated, once.whole() == null ? List.of() : once.whole());
        }
        boolean fixed = repeat.maximum() == repeat.minimum() && repeat.minimum() <= MAXIMUM_LENGTH;
        return fixed && repeated != null
                ? new Known(repeated, null, once.exact())
                : new Known(null, better(repeated, once.best()), false);
    }

    /** The list whose shortest text is longer: it is found less often. */
    private static @Nullable List<Run> better(@Nullable List<Run> a, @Nullable List<Run> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return shortest(b) > shortest(a) ? b : a;
    }

    private static int shortest(List<Run> runs) {
        return runs.stream().mapToInt(run -> run.text().length()).min().orElse(0);
    }

    /** Half a surrogate pair has no UTF-8, and broken UTF-8 decodes to the replacement character: neither is in the bytes. */
    private static boolean survivesEncoding(String text) {
        return text.indexOf('\uFFFD') < 0
                && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
