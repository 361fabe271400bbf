package dev.loggia.grammar;

import java.util.Arrays;
import java.util.List;

/**
 * Operators that bind equally tightly.
 *
 * @param operators how they are written, separated by blanks
 * @param meaning what they do, and how several in a row are read
 */
public record OperatorLevel(String operators, String meaning) {

    /** All levels, those that bind most tightly first: made of the table that the parser and the printer use (section 2.7). */
    public static List<OperatorLevel> tightestFirst() {
        return Arrays.stream(Precedence.values())
                .map(OperatorLevel::of)
                .toList()
                .reversed();
    }

    private static OperatorLevel of(Precedence precedence) {
        return switch (precedence) {
            case OPERAND -> new OperatorLevel("f(x) a.b a[0] ( )", "calls, paths, indexes counted from 0, parentheses");
            case MINUS -> new OperatorLevel("-", "before an operand: its negative");
            case POWER -> new OperatorLevel("^", "power; from right to left: 2 ^ 3 ^ 2 is 2 ^ 9");
            case PRODUCT -> new OperatorLevel("* / %", "times, divided by, remainder; from left to right");
            case SUM -> new OperatorLevel("+ -", "plus, minus; from left to right");
            case COMPARISON ->
                new OperatorLevel(
                        "= != < <= > >= like =~ in", "comparisons, not in a row; also ==, !~, ~=, not like and not in");
            case NOT -> new OperatorLevel("not !", "the opposite of a condition");
            case AND -> new OperatorLevel("and", "both conditions");
            case OR -> new OperatorLevel("or", "at least one condition");
        };
    }
}
