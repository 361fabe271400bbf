package dev.loggia.event;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code sort}, {@code sortsFirst} and {@code sortsLast} (section 3.9), ascending: missing values, then
 * everything that is not a number by runs of digits and other characters, then numbers by value. Equal numbers that are
 * spelled differently keep text order, so that the order is total. Descending is the exact reverse.
 */
public final class NaturalOrder implements Comparator<@Nullable Value> {

    public static final NaturalOrder ASCENDING = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(@Nullable Value a, @Nullable Value b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        if (a instanceof Value.Timestamp x && b instanceof Value.Timestamp y) {
            return Long.compare(x.millis(), y.millis());
        }
        Value.Number x = Comparison.number(a);
        Value.Number y = Comparison.number(b);
        if (x != null && y != null) {
            int order = Comparison.compare(x, y);
            return order != 0 || a == x && b == y ? order : compareSpellings(a, b);
        }
        if (x != null || y != null) {
            return x == null ? -1 : 1;
        }
        return compareTexts(ValueText.exact(a), ValueText.exact(b));
    }

    /** Of equal numbers the one with leading zeros comes first: the reference's own sample ends 0, 01, 1, 2, 3. */
    private static int compareSpellings(Value a, Value b) {
        return ValueText.exact(a).compareTo(ValueText.exact(b));
    }

    private static int compareTexts(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char x = a.charAt(i);
            char y = b.charAt(j);
            if (isDigit(x) && isDigit(y)) {
                int endOfX = endOfDigits(a, i);
                int endOfY = endOfDigits(b, j);
                int order = Integer.compare(endOfX - i, endOfY - j);
                for (; order == 0 && i < endOfX; i++, j++) {
                    order = Character.compare(a.charAt(i), b.charAt(j));
                }
                if (order != 0) {
                    return order;
                }
            } else if (x != y) {
                return Comparison.compareCodePoints(x, y);
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
