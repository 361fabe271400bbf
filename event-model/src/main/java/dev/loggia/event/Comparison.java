package dev.loggia.event;

import org.jspecify.annotations.Nullable;

/**
 * The loose comparison of section 2.3: numeric text meets numbers, booleans are 1 and 0, times are epoch milliseconds,
 * structures compare with nothing, and a missing side makes the result missing ({@code null}).
 */
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private static final double BEYOND_WHOLES = 0x1p63;

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** As canonical query text writes it. */
    public String symbol() {
        return symbol;
    }

    /** The comparison that holds when the sides are swapped. */
    public Comparison swapped() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /** True, false, or null when a side is missing. */
    public @Nullable Boolean test(@Nullable Value left, @Nullable Value right) {
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return testTexts(a.text(), b.text());
        }
        if (left instanceof Value.Structure || right instanceof Value.Structure) {
            return false;
        }
        if (left instanceof Value.Bool a && right instanceof Value.Text b) {
            return testBooleanWithText(a.value(), b.text(), this);
        }
        if (left instanceof Value.Text a && right instanceof Value.Bool b) {
            return testBooleanWithText(b.value(), a.text(), swapped());
        }
        if (left instanceof Value.Timestamp && right instanceof Value.Text
                || left instanceof Value.Text && right instanceof Value.Timestamp) {
            return false;
        }
        Value.Number a = number(left);
        Value.Number b = number(right);
        if (a == null || b == null) {
            return this == NOT_EQUAL;
        }
        return test(compare(a, b));
    }

    /** Whether this holds for a result of {@link Integer#compare} and its like. */
    public boolean test(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private boolean testTexts(String a, String b) {
        if (this == EQUAL || this == NOT_EQUAL) {
            return a.equals(b) == (this == EQUAL);
        }
        Value.Number left = NumericText.parse(a);
        Value.Number right = left == null ? null : NumericText.parse(b);
        return test(left != null && right != null ? compare(left, right) : compareCodePoints(a, b));
    }

    private static boolean testBooleanWithText(boolean truth, String text, Comparison comparison) {
        Value.Number number = NumericText.parse(text);
        if (number != null) {
            return comparison.test(Double.compare(truth ? 1 : 0, number.asDouble()));
        }
        boolean equal = text.equalsIgnoreCase(truth ? "true" : "false");
        return switch (comparison) {
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    /**
     * The value as the number that arithmetic and numeric functions see: numeric text is read, truth is 1 or 0, a time is its
     * epoch milliseconds; null for anything else.
     */
    public static Value.@Nullable Number number(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Number number -> number;
            case Value.Text text -> NumericText.parse(text.text());
            case Value.Bool bool -> Value.of(bool.value() ? 1L : 0L);
            case Value.Timestamp timestamp -> Value.of(timestamp.millis());
            case Value.Structure structure -> null;
        };
    }

    /**
     * The value as a condition: true, false, or null (missing). A number is true unless it is 0, text only if it is a number
     * other than 0 or the word true (sections 2.3 and 2.4).
     */
    public static @Nullable Boolean truth(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Bool bool -> bool.value();
            case Value.Text text -> {
                Value.Number number = NumericText.parse(text.text());
                yield number != null ? number.asDouble() != 0 : text.text().equalsIgnoreCase("true");
            }
            case Value.Number number -> number.asDouble() != 0;
            case Value.Timestamp timestamp -> timestamp.millis() != 0;
            case Value.Structure structure -> false;
        };
    }

    /** Numeric order, exact. */
    public static int compare(Value.Number a, Value.Number b) {
        if (a instanceof Value.Whole x && b instanceof Value.Whole y) {
            return Long.compare(x.value(), y.value());
        }
        double x = a.asDouble();
        double y = b.asDouble();
        if (x == y && x == BEYOND_WHOLES) {
            // The largest integers round to 2^63, which is itself a decimal.
            return Boolean.compare(a instanceof Value.Decimal, b instanceof Value.Decimal);
        }
        return Double.compare(x, y);
    }

    /** By Unicode code point, which differs from {@link String#compareTo} above U+FFFF. */
    public static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return compareCodePoints(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The order of two texts that differ first in these characters: surrogates stand for code points above all others. */
    static int compareCodePoints(char x, char y) {
        boolean xSurrogate = Character.isSurrogate(x);
        return xSurrogate == Character.isSurrogate(y) ? Character.compare(x, y) : xSurrogate ? 1 : -1;
    }
}
