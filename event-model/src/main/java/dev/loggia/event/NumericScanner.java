package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers out of UTF-8 text without creating objects, by the rules of {@link NumericText}. Holds the number read last;
 * thread-confined.
 */
public final class NumericScanner {

    /** Longer text is not taken for a number. */
    private static final int MAXIMUM_LENGTH = 400;

    private static final int DIGITS_OF_LONG = 18;

    /** Up to here an integer and a power of ten are exact as doubles, and so is their correctly rounded quotient. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private boolean isWhole;
    private long whole;
    private double decimal;

    /** Whether the text in {@code [start, end)} is a number, which the other methods then tell. */
    public boolean scan(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length == 0 || length > MAXIMUM_LENGTH) {
            return false;
        }
        byte sign = utf8[start];
        int i = sign == '-' || sign == '+' ? start + 1 : start;
        int digits = 0;
        int fraction = 0;
        long mantissa = 0;
        for (; i < end && isDigit(utf8[i]); i++, digits++) {
            mantissa = mantissa * 10 + (utf8[i] - '0');
        }
        if (i == end) {
            return digits > 0 && setWhole(sign == '-', mantissa, digits, utf8, start, end);
        }
        if (utf8[i] == '.') {
            for (i++; i < end && isDigit(utf8[i]); i++, digits++, fraction++) {
                mantissa = mantissa * 10 + (utf8[i] - '0');
            }
        }
        if (digits == 0) {
            return false;
        }
        if (i == end && digits <= DIGITS_OF_LONG && mantissa < EXACT_DOUBLE) {
            double size = mantissa / POWERS_OF_TEN[fraction];
            return setDecimal(sign == '-' ? -size : size);
        }
        return (i == end || isExponent(utf8, i, end)) && setDecimal(slowly(utf8, start, end));
    }

    private static boolean isExponent(byte[] utf8, int start, int end) {
        int i = start;
        if (utf8[i] != 'e' && utf8[i] != 'E') {
            return false;
        }
        i++;
        if (i < end && (utf8[i] == '-' || utf8[i] == '+')) {
            i++;
        }
        int firstDigit = i;
        while (i < end && isDigit(utf8[i])) {
            i++;
        }
        return i == end && i > firstDigit;
    }

    private boolean setWhole(boolean negative, long mantissa, int digits, byte[] utf8, int start, int end) {
        if (digits <= DIGITS_OF_LONG) {
            isWhole = true;
            whole = negative ? -mantissa : mantissa;
            return true;
        }
        try {
            whole = Long.parseLong(new String(utf8, start, end - start, StandardCharsets.ISO_8859_1));
            isWhole = true;
            return true;
        } catch (NumberFormatException beyondLong) {
            return setDecimal(slowly(utf8, start, end));
        }
    }

    private boolean setDecimal(double number) {
        long rounded = (long) number;
        isWhole = rounded == number && rounded != Long.MAX_VALUE;
        whole = rounded;
        decimal = number;
        return Double.isFinite(number);
    }

    private static double slowly(byte[] utf8, int start, int end) {
        return Double.parseDouble(new String(utf8, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the number is an integer of 64 bits. */
    public boolean isWhole() {
        return isWhole;
    }

    /** The number, if it {@link #isWhole}. */
    public long whole() {
        return whole;
    }

    /** The number, rounded to a double. */
    public double asDouble() {
        return isWhole ? whole : decimal;
    }

    /** The number as a value. */
    public Value.Number number() {
        return isWhole ? new Value.Whole(whole) : new Value.Decimal(decimal);
    }

    /** The number in a text, or null when it is none. */
    static Value.@Nullable Number parse(byte[] utf8, int start, int end) {
        NumericScanner scanner = new NumericScanner();
        return scanner.scan(utf8, start, end) ? scanner.number() : null;
    }
}
