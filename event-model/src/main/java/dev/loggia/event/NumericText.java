package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads text as a number, as the language does wherever a number is needed (section 2.2): optional sign, decimal digits,
 * optional fraction and exponent. Surrounding blanks, hexadecimal text, {@code NaN} and {@code Infinity} are not numbers, nor is
 * what exceeds the range of a double.
 */
public final class NumericText {

    private NumericText() {}

    /** The number, or null when the text is none. */
    public static Value.@Nullable Number parse(String text) {
        if (!mayBeNumber(text)) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return NumericScanner.parse(bytes, 0, bytes.length);
    }

    /** Most text is told from a number by a letter near its start, before anything is copied. */
    private static boolean mayBeNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean sign = c == '-' || c == '+';
            if (!digit && c != '.' && !(i == 0 ? sign : sign || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The number in UTF-8 text, or null when the text is none. */
    public static Value.@Nullable Number parse(byte[] utf8, int start, int end) {
        return NumericScanner.parse(utf8, start, end);
    }
}
