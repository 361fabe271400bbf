package dev.loggia.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code in}: equality with one of several values by {@link Comparison#EQUAL}, found by hash where there are many. */
final class MembershipFilter extends ColumnFilter {

    /** Texts, which equal the same text. */
    private final Set<String> texts = new HashSet<>();

    /** Numbers, which equal the same number and texts that spell it. */
    private final Set<Value.Number> numbers = new HashSet<>();

    /** Numbers that a text among the values spells, which equal the same number but only the same text. */
    private final Set<Value.Number> spelledNumbers = new HashSet<>();

    /** Truth values and times, which are compared one by one. */
    private final List<Value> others = new ArrayList<>();

    MembershipFilter(String field, List<Value> values) {
        super(field);
        for (Value value : values) {
            switch (value) {
                case Value.Text text -> {
                    texts.add(text.text());
                    Value.Number number = NumericText.parse(text.text());
                    if (number != null) {
                        spelledNumbers.add(number);
                    }
                    if (text.text().equalsIgnoreCase("true") || text.text().equalsIgnoreCase("false")) {
                        others.add(text);
                    }
                }
                case Value.Number number -> numbers.add(number);
                case Value.Bool bool -> others.add(bool);
                case Value.Timestamp timestamp -> others.add(timestamp);
                case Value.Structure structure -> {}
            }
        }
    }

    @Override
    boolean test(Value value) {
        boolean found = switch (value) {
            case Value.Text text -> texts.contains(text.text()) || isNumber(text.text());
            case Value.Number number -> numbers.contains(number) || spelledNumbers.contains(number);
            case Value.Bool bool -> isNumber(Value.of(bool.value() ? 1L : 0L));
            case Value.Timestamp timestamp -> numbers.contains(Value.of(timestamp.millis()));
            case Value.Structure structure -> false;
        };
        return found || !(value instanceof Value.Structure) && equalsOther(value);
    }

    private boolean isNumber(String text) {
        if (numbers.isEmpty()) {
            return false;
        }
        Value.Number number = NumericText.parse(text);
        return number != null && numbers.contains(number);
    }

    private boolean isNumber(Value.Number number) {
        return numbers.contains(number) || spelledNumbers.contains(number);
    }

    private boolean equalsOther(Value value) {
        for (Value other : others) {
            if (Boolean.TRUE.equals(Comparison.EQUAL.test(value, other))) {
                return true;
            }
        }
        return false;
    }
}
