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
        if (text.isEmpty() || !mayStart(text.charAt(0))) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return NumericScanner.parse(bytes, 0, bytes.length);
    }

    /** The number in UTF-8 text, or null when the text is none. */
    public static Value.@Nullable Number parse(byte[] utf8, int start, int end) {
        return start == end || !mayStart((char) utf8[start]) ? null : NumericScanner.parse(utf8, start, end);
    }

    private static boolean mayStart(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
    }
}
