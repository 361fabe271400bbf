package dev.loggia.event;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The text of a value: as results print it (sections 2.8 and 6.3), and in full precision, which string functions and group
 * identity use. A decimal counts as the shortest digits that identify it, so 2.34565 is the tie that it looks like.
 */
public final class ValueText {

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e15;

    /** Between these a double's own text is plain. */
    private static final double SMALLEST_SHORT = 1e-3;

    private static final double LARGEST_SHORT = 1e7;

    private static final int PLACES = 4;
    private static final int UNIT = 10_000;

    /** Below this the error of scaling by {@link #UNIT} is far less than {@link #TIE_MARGIN}. */
    private static final double LARGEST_SCALED = 1e8;

    private static final double TIE_MARGIN = 1e-3;

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

    /** Without loss: decimals with every digit, in plain notation from 0.000001 up to 10^15. */
    public static String exact(Value value) {
        return value instanceof Value.Decimal decimal ? exact(decimal.value()) : printed(value);
    }

    private static String rounded(double number) {
        double size = Math.abs(number);
        if (size < LARGEST_SCALED) {
            double scaled = size * UNIT;
            long whole = (long) scaled;
            double fraction = scaled - whole;
            if (Math.abs(fraction - 0.5) > TIE_MARGIN) {
                return plain(number < 0, fraction > 0.5 ? whole + 1 : whole);
            }
        }
        return roundedSlowly(number);
    }

    /** @param units how many ten-thousandths */
    private static String plain(boolean negative, long units) {
        long whole = units / UNIT;
        int fraction = (int) (units % UNIT);
        if (fraction == 0) {
            return Long.toString(negative ? -whole : whole);
        }
        StringBuilder text = new StringBuilder(16);
        text.append(negative ? "-" : "").append(whole).append('.');
        for (int place = UNIT / 10; fraction > 0; place /= 10) {
            text.append((char) ('0' + fraction / place));
            fraction %= place;
        }
        return text.toString();
    }

    private static String roundedSlowly(double number) {
        if (Math.abs(number) >= LARGEST_PLAIN) {
            return Double.toString(number);
        }
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(PLACES, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String exact(double number) {
        double size = Math.abs(number);
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN && (size < SMALLEST_SHORT || size >= LARGEST_SHORT)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return Double.toString(number);
    }
}
