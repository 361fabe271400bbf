package dev.loggia.query.pattern;

/** What single bytes of a message mean to the lexer. */
final class Characters {

    /** Stands in a signature for a part that is a value for certain: a number, an address, a time, an identifier. */
    static final char VALUE = '\u0001';

    /** Ends a signature whose text went on behind the part that is looked at. */
    static final char CUT = '\u0002';

    /** Stands in a coarse signature for any word. */
    static final char ANY = '\u0003';

    private static final byte SPACE_CLASS = 1;
    private static final byte SEPARATOR_CLASS = 2;
    private static final byte DIGIT_CLASS = 3;
    private static final byte LETTER_CLASS = 4;
    private static final byte[] CLASSES = classes();

    private Characters() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = 0; c <= ' '; c++) {
            classes[c] = SPACE_CLASS;
        }
        for (char c : "=,;()[]{}\"'<>|:".toCharArray()) {
            classes[c] = SEPARATOR_CLASS;
        }
        for (int c = 0; c < 256; c++) {
            if (c >= '0' && c <= '9') {
                classes[c] = DIGIT_CLASS;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80) {
                classes[c] = LETTER_CLASS;
            }
        }
        return classes;
    }

    /** Blanks and control characters: what lies between words. */
    static boolean isSpace(int c) {
        return CLASSES[c & 0xff] == SPACE_CLASS;
    }

    /** A character that is a token by itself. */
    static boolean isSeparator(int c) {
        return CLASSES[c & 0xff] == SEPARATOR_CLASS;
    }

    /** A separator that is none in the query of a request. */
    static boolean isInQuery(int c) {
        return c == '=' || c == ',' || c == ';' || c == ':';
    }

    static boolean isDigit(int c) {
        return CLASSES[c & 0xff] == DIGIT_CLASS;
    }

    /** Letters of every script: all bytes of UTF-8 beyond ASCII. */
    static boolean isLetter(int c) {
        return CLASSES[c & 0xff] == LETTER_CLASS;
    }

    static boolean isLetterOrDigit(int c) {
        return CLASSES[c & 0xff] >= DIGIT_CLASS;
    }

    static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
