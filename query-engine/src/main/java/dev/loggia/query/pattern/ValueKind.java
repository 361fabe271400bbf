package dev.loggia.query.pattern;

/** The forms of values that the lexer knows. A set of them is an int with the bit {@link #bit} of each. */
enum ValueKind {
    /** {@code 12}, {@code -3.5}, {@code 1,234}. */
    NUMBER("Number", "[-<]?[0-9]+(?:[.,][0-9]+)*"),
    /** {@code 10.1.2.3}, {@code fe80::1}. */
    ADDRESS("IPAddress", "[0-9a-fA-F.:]+"),
    /** {@code 2026-01-02 03:04:05.678Z}, {@code 03:04:05}, {@code 2026/01/02}. */
    TIME("Time", "(?:(?:[A-Z][a-z]{2},? +){1,2})?[0-9][0-9:./, TZ+-]*[0-9Z]"),
    /** {@code 0x1f}, a UUID, {@code 9f4ef63}, {@code a1b2c3}. */
    IDENTIFIER("ID", "[0-9A-Za-z:-]+"),
    /** {@code 1.2.3}: numbers with more dots than a number has. */
    DOTTED(ValueKind.ANY_LABEL, "[-]?[0-9]+(?:[.][0-9]+)*");

    /** What a token of no known form is called. */
    static final String ANY_LABEL = "Token";

    private final String label;
    private final String regex;

    ValueKind(String label, String regex) {
        this.label = label;
        this.regex = regex;
    }

    int bit() {
        return 1 << ordinal();
    }

    /** What a token of these forms is called in {@code @pattern}. */
    static String label(int kinds) {
        if (kinds == (NUMBER.bit() | IDENTIFIER.bit())) {
            return IDENTIFIER.label;
        }
        for (ValueKind kind : values()) {
            if (kinds == kind.bit()) {
                return kind.label;
            }
        }
        return ANY_LABEL;
    }

    /** A regular expression for values of these forms. */
    static String regex(int kinds) {
        StringBuilder regex = new StringBuilder();
        for (ValueKind kind : values()) {
            if ((kinds & kind.bit()) != 0) {
                regex.append(regex.isEmpty() ? "" : "|").append(kind.regex);
            }
        }
        return Integer.bitCount(kinds) > 1 ? "(?:" + regex + ")" : regex.toString();
    }
}
