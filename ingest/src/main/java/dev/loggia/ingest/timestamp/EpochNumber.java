package dev.loggia.ingest.timestamp;

/**
 * Times as numbers that count from 1970. Only the years 1990 to 2100 are believed; their ranges in seconds, milliseconds,
 * microseconds and nanoseconds do not overlap, so the unit follows from the size.
 */
public final class EpochNumber {

    /** Units: the number of decimal places of a second, or this for the one that the size tells. */
    static final int UNIT_BY_SIZE = 15;

    static final int SECONDS = 0;
    static final int MILLIS = 3;
    static final int MICROS = 6;
    static final int NANOS = 9;

    /** 1990-01-01 and 2101-01-01 in seconds. */
    private static final long FIRST = 631_152_000L;

    private static final long LAST = 4_133_980_800L;

    /** Powers of ten that the last year fits in a long with. */
    private static final int SCALES = 10;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private EpochNumber() {}

    /** How many bytes the number that starts here takes: digits, with a decimal part and an exponent or without; 0 when it is part of a word. */
    static int width(byte[] buffer, int at, int end) {
        int p = at + Digits.run(buffer, at, end);
        if (p == at) {
            return 0;
        }
        if (p + 1 < end && buffer[p] == '.' && Digits.isDigit(buffer[p + 1])) {
            p += 1 + Digits.run(buffer, p + 1, end);
        }
        if (p < end && (buffer[p] | 0x20) == 'e') {
            int sign = p + 1 < end && buffer[p + 1] == '+' ? p + 2 : p + 1;
            p = sign + Digits.run(buffer, sign, end);
        }
        return p < end && !endsNumber(buffer[p]) ? 0 : p - at;
    }

    /**
     * The time that a number means, in milliseconds since the epoch.
     *
     * @param start of a decimal number, with a fraction and an exponent or without
     * @return {@link Reading#NONE} when it is no number, or none within the years that are believed
     */
    public static long millis(byte[] buffer, int start, int end) {
        return millis(buffer, start, end, UNIT_BY_SIZE);
    }

    /** How many digits the number that starts here has before a decimal point. */
    public static int digits(byte[] buffer, int start, int end) {
        return Digits.run(buffer, start, end);
    }

    static long millis(byte[] buffer, int start, int end, int unit) {
        long number = 0;
        int digits = 0;
        int places = 0;
        int p = start;
        boolean point = false;
        for (; p < end; p++) {
            byte b = buffer[p];
            if (Digits.isDigit(b)) {
                // Nineteen digits hold every time in nanoseconds; what comes after them is finer than that.
                if (digits < 18 || digits == 18 && number < Long.MAX_VALUE / 10) {
                    number = number * 10 + b - '0';
                    places += point ? 1 : 0;
                    digits += number == 0 ? 0 : 1;
                } else if (!point) {
                    return Reading.NONE;
                }
            } else if (b == '.' && !point && p > start) {
                point = true;
            } else {
                break;
            }
        }
        if (p < end) {
            int exponent = exponent(buffer, p, end);
            if (exponent < 0 || p == start) {
                return Reading.NONE;
            }
            places -= exponent;
        }
        return number == 0 ? Reading.NONE : scaled(number, places, unit);
    }

    /** The unit whose range the number lies in; {@code places} of its digits follow the decimal point, or zeros are left out. */
    private static long scaled(long number, int places, int unit) {
        if (places < 0) {
            return -places >= POWERS.length || number > Long.MAX_VALUE / POWERS[-places]
                    ? Reading.NONE
                    : scaled(number * POWERS[-places], 0, unit);
        }
        for (int candidate = SECONDS; candidate <= NANOS; candidate += 3) {
            int power = candidate + places;
            if ((unit == UNIT_BY_SIZE || unit == candidate)
                    && power < SCALES
                    && number >= FIRST * POWERS[power]
                    && number < LAST * POWERS[power]) {
                return power < MILLIS ? number * POWERS[MILLIS - power] : number / POWERS[power - MILLIS];
            }
        }
        return Reading.NONE;
    }

    /** The exponent written as {@code e+09}, or -1. */
    private static int exponent(byte[] buffer, int at, int end) {
        int p = at + 1;
        if ((buffer[at] | 0x20) != 'e') {
            return -1;
        }
        if (p < end && buffer[p] == '+') {
            p++;
        }
        int width = Digits.run(buffer, p, end);
        return width == 0 || width > 2 || p + width < end ? -1 : Digits.exactly(buffer, p, end, width);
    }

    private static boolean endsNumber(byte b) {
        return b == ' ' || b == '\t' || b == ']' || b == ')' || b == '"' || b == '\'' || b == ',' || b == ';'
                || b == '|' || b == '>' || b == ':' || b == '}';
    }
}
