package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads text as a number, as the language does wherever a number is needed (section 2.2): optional sign, decimal digits,
 * optional fraction and exponent. Surrounding blanks, hexadecimal text, {@code NaN} and {@code Infinity} are not numbers.
 */
public final class NumericText {

    private NumericText() {}

    /** The number, or null when the text is none. */
    public static Value.@Nullable Number parse(String text) {
        int length = text.length();
        if (length == 0 || length > 400) {
            return null;
        }
        int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        long whole = 0;
        boolean fits = true;
        for (; i < length && isDigit(text.charAt(i)); i++, digits++) {
            int digit = text.charAt(i) - '0';
            if (whole > (Long.MAX_VALUE - digit) / 10) {
                fits = false;
            }
            whole = whole * 10 + digit;
        }
        if (i == length) {
            if (digits == 0) {
                return null;
            }
            return fits ? new Value.Whole(text.charAt(0) == '-' ? -whole : whole) : decimal(text);
        }
        if (text.charAt(i) == '.') {
            i++;
            for (; i < length && isDigit(text.charAt(i)); i++) {
                digits++;
            }
        }
        if (digits == 0) {
            return null;
        }
        if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
                i++;
            }
            int exponentStart = i;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
            }
            if (i == exponentStart) {
                return null;
            }
        }
        return i == length ? decimal(text) : null;
    }

    /** The number in UTF-8 text, or null when the text is none. */
    public static Value.@Nullable Number parse(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length == 0 || length > 400) {
            return null;
        }
        byte first = utf8[start];
        if (!isDigit((char) first) && first != '-' && first != '+' && first != '.') {
            return null;
        }
        return parse(new String(utf8, start, length, StandardCharsets.ISO_8859_1));
    }

    private static Value.@Nullable Number decimal(String text) {
        return Value.of(Double.parseDouble(text));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
