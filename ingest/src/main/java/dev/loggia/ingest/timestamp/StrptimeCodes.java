package dev.loggia.ingest.timestamp;

/** Reads formats of {@code strptime} codes, with the additions of glibc, Ruby and lnav. */
final class StrptimeCodes {

    private static final String EXPECTED =
            "one of %Y %y %m %b %B %d %e %j %H %k %I %l %M %S %f %L %N %p %a %A %z %Z %s %i %T %D %F %R %r %c %n %t %%";
    private static final String FLAGS = "-_0^#:.123456789";
    private static final int LONGEST_FRACTION = 15;

    private final String format;
    private final FormatParts parts = new FormatParts();

    private StrptimeCodes(String format) {
        this.format = format;
    }

    static FormatParts parse(String format) {
        StrptimeCodes codes = new StrptimeCodes(format);
        codes.parseAll();
        return codes.parts;
    }

    private void parseAll() {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '%') {
                i = code(i);
            } else if (Character.isWhitespace(c)) {
                parts.steps().optionalBlanks();
                i++;
            } else {
                int next = format.offsetByCodePoints(i, 1);
                parts.steps().literal(format.substring(i, next));
                i = next;
            }
        }
    }

    /** @param start of the {@code %} */
    private int code(int start) {
        int i = start + 1;
        while (i < format.length() && FLAGS.indexOf(format.charAt(i)) >= 0) {
            i++;
        }
        if (i == format.length()) {
            throw new TimestampFormatException(
                    format, start, "the code is not finished", EXPECTED, "a percent sign itself is %%");
        }
        char code = format.charAt(i);
        if (format.charAt(start + 1) == '.' && code == 'f') {
            parts.steps().optionalFraction(0);
        } else if (code == 's') {
            parts.epoch(EpochNumber.SECONDS);
            return afterFraction(i + 1);
        } else {
            apply(code, start);
        }
        return i + 1;
    }

    private void apply(char code, int start) {
        switch (code) {
            case 'Y' -> parts.year();
            case 'y' -> parts.twoDigitYear();
            case 'm' -> parts.month(1);
            case 'b', 'B', 'h' -> parts.monthName();
            case 'd' -> parts.day(1);
            case 'e' -> {
                parts.steps().optionalBlanks();
                parts.day(1);
            }
            case 'j' -> parts.dayOfYear(1);
            case 'H' -> parts.hourOfDay(1);
            case 'k' -> {
                parts.steps().optionalBlanks();
                parts.hourOfDay(1);
            }
            case 'I' -> parts.hourOfHalf(1);
            case 'l' -> {
                parts.steps().optionalBlanks();
                parts.hourOfHalf(1);
            }
            case 'M' -> parts.minute(1);
            case 'S' -> parts.second(1);
            case 'f', 'L', 'N' -> parts.fraction(1, LONGEST_FRACTION);
            case 'p', 'P' -> parts.halfOfDay();
            case 'a', 'A' -> parts.steps().weekday();
            case 'z', 'Z' -> parts.steps().zone();
            case 'i' -> parts.epoch(EpochNumber.MILLIS);
            case 'T' -> applyAll("%H:%M:%S");
            case 'R' -> applyAll("%H:%M");
            case 'r' -> applyAll("%I:%M:%S %p");
            case 'D' -> applyAll("%m/%d/%y");
            case 'F' -> applyAll("%Y-%m-%d");
            case 'c' -> applyAll("%a %b %e %H:%M:%S %Y");
            case 'n', 't' -> parts.steps().optionalBlanks();
            case '%' -> parts.steps().literal('%');
            default ->
                throw new TimestampFormatException(
                        format, start, "%" + code + " is not a code for a part of a time", EXPECTED, hint(code));
        }
    }

    private void applyAll(String shorthand) {
        for (int i = 0; i < shorthand.length(); i++) {
            char c = shorthand.charAt(i);
            if (c == '%') {
                i++;
                apply(shorthand.charAt(i), i);
            } else if (c == ' ') {
                parts.steps().optionalBlanks();
            } else {
                parts.steps().literal(c);
            }
        }
    }

    /** Seconds since the epoch are read with their fraction, so that a code for it has nothing left to read. */
    private int afterFraction(int at) {
        int i = at;
        if (i < format.length() && format.charAt(i) == '.') {
            i++;
        }
        if (i == format.length() || format.charAt(i) != '%') {
            return at;
        }
        i++;
        while (i < format.length() && Character.isDigit(format.charAt(i))) {
            i++;
        }
        return i < format.length() && "fLN".indexOf(format.charAt(i)) >= 0 ? i + 1 : at;
    }

    private static String hint(char code) {
        return switch (code) {
            case 'G', 'g', 'V', 'U', 'W', 'u', 'w' ->
                "weeks are not supported: use the day of the month or of the year";
            case 'x', 'X', 'E', 'O' -> "it depends on a language: write the parts out, as %m/%d/%y";
            case 'C' -> "the whole year is %Y";
            default -> "a percent sign itself is %%";
        };
    }
}
