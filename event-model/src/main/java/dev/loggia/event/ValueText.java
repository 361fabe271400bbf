package dev.loggia.event;

import dev.loggia.json.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The text of a value: as results print it (sections 2.8 and 6.3), and in full precision, which string functions and group
 * identity use.
 */
public final class ValueText {

    private static final BigDecimal LARGEST_PLAIN = new BigDecimal("1e15");

    private ValueText() {}

    /** As results print it: decimals rounded half-up to four places, times as UTC text, truth as 1 or 0. */
    public static String printed(Value value) {
        return switch (value) {
            case Value.Decimal decimal -> rounded(decimal.value());
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.value());
            case Value.Bool bool -> bool.value() ? "1" : "0";
            case Value.Timestamp timestamp -> TimestampText.format(timestamp.millis());
            case Value.Structure structure -> JsonText.write(structure);
        };
    }

    /** Without loss: decimals with every digit, in plain notation where that is short, else as printed. */
    public static String exact(Value value) {
        return value instanceof Value.Decimal decimal ? exact(decimal.value()) : printed(value);
    }

    private static String rounded(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(4, RoundingMode.HALF_UP);
        if (rounded.abs().compareTo(LARGEST_PLAIN) >= 0) {
            return Double.toString(number);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String exact(double number) {
        double size = Math.abs(number);
        return size >= 1e-6 && size < 1e15
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
