package dev.loggia.event;

import dev.loggia.regex.Regex;
import java.util.List;

/**
 * The conditions that can be pushed down into a source: a small closed form of the language's filters, with the same
 * three-valued meaning (section 2.4): a row is kept only when the predicate is true, and a comparison with a missing field is
 * neither true nor false. Immutable.
 */
public sealed interface Predicate {

    /** {@code field like "text"}: the field's text contains the literal, case-sensitive. */
    record Contains(String field, String text) implements Predicate {}

    /** {@code field like /regex/}: the field's text has a match. */
    record Matches(String field, Regex regex) implements Predicate {}

    /** {@code field = literal} and its like, by the rules of {@link Comparison}. */
    record Compare(String field, Comparison comparison, Value literal) implements Predicate {}

    /** {@code field in [...]}: equal to one of the values by {@link Comparison#EQUAL}. */
    record In(String field, List<Value> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code ispresent(field)}. */
    record Present(String field) implements Predicate {}

    record And(List<Predicate> operands) implements Predicate {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<Predicate> operands) implements Predicate {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** True when the operand is false; missing stays missing. */
    record Not(Predicate operand) implements Predicate {}
}
