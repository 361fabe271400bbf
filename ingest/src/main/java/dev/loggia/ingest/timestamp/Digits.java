package dev.loggia.ingest.timestamp;

/** Decimal digits in bytes. Every method answers -1 when the digits are not there, and never reads at or after {@code end}. */
final class Digits {

    private static final int[] POWERS = {1, 10, 100, 1000};

    private Digits() {}

    static boolean at(byte[] buffer, int at, int end) {
        return at < end && isDigit(buffer[at]);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Exactly two digits. */
    static int two(byte[] buffer, int at, int end) {
        if (at + 2 > end) {
            return -1;
        }
        int tens = buffer[at] - '0';
        int ones = buffer[at + 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
    }

    /** Exactly four digits. */
    static int four(byte[] buffer, int at, int end) {
        int high = two(buffer, at, end);
        int low = two(buffer, at + 2, end);
        return (high | low) < 0 ? -1 : high * 100 + low;
    }

    /** One or two digits. */
    static int oneOrTwo(byte[] buffer, int at, int end) {
        if (!at(buffer, at, end)) {
            return -1;
        }
        int first = buffer[at] - '0';
        return at(buffer, at + 1, end) ? first * 10 + buffer[at + 1] - '0' : first;
    }

    /** A number of exactly {@code width} digits, 9 at the most. */
    static int exactly(byte[] buffer, int at, int end, int width) {
        if (at + width > end) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + width; i++) {
            if (!isDigit(buffer[i])) {
                return -1;
            }
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    /** How many digits there are from here on. */
    static int run(byte[] buffer, int at, int end) {
        int i = at;
        while (i < end && isDigit(buffer[i])) {
            i++;
        }
        return i - at;
    }

    /** Milliseconds from the digits after a decimal point; what is finer is cut off. */
    static int millis(byte[] buffer, int at, int width) {
        int used = Math.min(width, 3);
        int millis = 0;
        for (int i = at; i < at + used; i++) {
            millis = millis * 10 + buffer[i] - '0';
        }
        return millis * POWERS[3 - used];
    }
}
