package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells text that is a number and nothing is lost by taking it for one: what prints is the same, digit for digit. */
final class PlainNumber {

    private static final int MOST_DIGITS = 18;

    /** Results show so many decimal places (section 2.8 of the language reference). */
    private static final int MOST_PLACES = 4;

    private static final int LARGEST_EXACT_DIGITS = 15;

    private PlainNumber() {}

    /** The number that UTF-8 text is, else the text. */
    static Value valueOf(byte[] utf8, int start, int end) {
        Value number = numberOf(utf8, start, end);
        return number == null ? Value.of(new String(utf8, start, end - start, StandardCharsets.UTF_8)) : number;
    }

    /** The number that UTF-8 text is, else null. */
    static @Nullable Value numberOf(byte[] utf8, int start, int end) {
        boolean negative = start < end && utf8[start] == '-';
        int first = negative ? start + 1 : start;
        if (end - first > MOST_DIGITS + 1) {
            return null;
        }
        long digits = 0;
        int at = first;
        while (at < end && isDigit(utf8[at])) {
            digits = digits * 10 + (utf8[at++] - '0');
        }
        int whole = at - first;
        if (whole == 0 || whole > MOST_DIGITS || whole > 1 && utf8[first] == '0') {
            return null;
        }
        if (at == end) {
            return negative && digits == 0 ? null : Value.of(negative ? -digits : digits);
        }
        int places = end - at - 1;
        if (utf8[at] != '.' || places < 1 || places > MOST_PLACES || whole + places > LARGEST_EXACT_DIGITS) {
            return null;
        }
        int unit = 1;
        while (++at < end) {
            if (!isDigit(utf8[at])) {
                return null;
            }
            digits = digits * 10 + (utf8[at] - '0');
            unit *= 10;
        }
        // A zero at the end would not be printed.
        return digits % 10 == 0 ? null : Value.of((negative ? -digits : digits) / (double) unit);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
