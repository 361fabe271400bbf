package dev.loggia.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A column of a layout: a token, or what stands for several. Lines that differ in these only have one layout.
 *
 * @param token the word, separator, or empty text between two brackets or quotes
 * @param asides what may follow a value: its unit, and the same amount in brackets, as in {@code 4042 bytes (3.94 KB)}
 * @param repeated whether the token stands for a list of its like
 */
record Slot(Token token, List<Token> asides, boolean repeated) {

    private static final Set<String> UNITS = Set.of(
            "B", "b", "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "bytes", "byte", "kb", "mb", "gb", "us",
            "ns", "ms", "msec", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h",
            "hour", "hours", "day", "days", "%");

    private static final Set<String> PAIRS = Set.of("()", "[]", "{}", "\"\"", "''", "<>");

    Slot {
        asides = List.copyOf(asides);
    }

    /** The unit that follows the value, or empty. */
    String unit() {
        return asides.isEmpty() || asides.getFirst().separator()
                ? ""
                : asides.getFirst().text();
    }

    /** The amount in brackets: bracket, value, unit, bracket; or nothing. */
    List<Token> amount() {
        return unit().isEmpty() ? asides : asides.subList(1, asides.size());
    }

    private static Slot of(Token token) {
        return new Slot(token, List.of(), false);
    }

    static List<Slot> fold(List<Token> tokens) {
        return withLists(withAsides(withEmpty(tokens)));
    }

    private static List<Token> withEmpty(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0
                    && token.separator()
                    && !token.gap()
                    && PAIRS.contains(tokens.get(i - 1).text() + token.text())) {
                all.add(Token.EMPTY);
            }
            all.add(token);
        }
        return all;
    }

    private static List<Slot> withAsides(List<Token> tokens) {
        List<Slot> slots = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            if (!token.pure()) {
                slots.add(of(token));
                continue;
            }
            List<Token> asides = new ArrayList<>();
            if (at < tokens.size() && tokens.get(at).gap() && isUnit(tokens.get(at))) {
                asides.add(tokens.get(at++));
            }
            int end = amountEnd(tokens, at);
            asides.addAll(tokens.subList(at, end));
            at = end;
            slots.add(new Slot(token, asides, false));
        }
        return slots;
    }

    private static boolean isUnit(Token token) {
        return UNITS.contains(token.text());
    }

    /** Behind an amount in brackets, which has a unit, or {@code at} when there is none. */
    private static int amountEnd(List<Token> tokens, int at) {
        boolean amount = at + 3 < tokens.size()
                && tokens.get(at).text().equals("(")
                && tokens.get(at).gap()
                && tokens.get(at + 1).pure()
                && isUnit(tokens.get(at + 2))
                && tokens.get(at + 3).text().equals(")");
        return amount ? at + 4 : at;
    }

    private static List<Slot> withLists(List<Slot> slots) {
        List<Slot> folded = new ArrayList<>();
        int at = 0;
        while (at < slots.size()) {
            Slot slot = slots.get(at);
            int adjacent = repeats(slots, at, 1);
            int separated = repeats(slots, at, 2);
            int least = slot.token.pure() && slot.token.kinds()[0] != ValueKind.ADDRESS.bit() ? 3 : 2;
            if (slot.token.hasValue()
                    && adjacent >= least
                    && slots.get(at + 1).token.gap()) {
                folded.add(list(slots, at, adjacent, 1));
                at += adjacent;
            } else if (slot.token.hasValue() && separated >= least) {
                folded.add(list(slots, at, separated, 2));
                at += 2 * separated - 1;
            } else {
                folded.add(slot);
                at++;
            }
        }
        return folded;
    }

    /** How many slots like the one at {@code at} follow each other, itself included. */
    private static int repeats(List<Slot> slots, int at, int step) {
        Slot first = slots.get(at);
        int count = 1;
        for (int next = at + step; next < slots.size(); next += step) {
            Slot slot = slots.get(next);
            boolean alike =
                    slot.token.text().equals(first.token.text()) && slot.asides.isEmpty() && first.asides.isEmpty();
            boolean comma = step == 1 || isListSeparator(slots.get(next - 1).token, slots.get(at + 1).token);
            if (!alike || !comma) {
                break;
            }
            count++;
        }
        return count;
    }

    private static boolean isListSeparator(Token token, Token first) {
        return (token.text().equals(",") || token.text().equals(";"))
                && token.text().equals(first.text());
    }

    private static Slot list(List<Slot> slots, int at, int count, int step) {
        Token first = slots.get(at).token;
        int[] kinds = first.kinds().clone();
        Sample values = new Sample(Signature.VALUES);
        for (int i = 0; i < count; i++) {
            Token token = slots.get(at + i * step).token;
            for (int k = 0; k < kinds.length; k++) {
                kinds[k] |= token.kinds()[k];
            }
            if (token.values() != null) {
                values.merge(token.values());
            }
        }
        return new Slot(new Token(first.text(), first.gap(), kinds, values), List.of(), true);
    }
}
