package dev.loggia.regex;

/** Which letters take part where a pattern ignores case. */
final class CaseFolding {

    /** Old forms of Cyrillic letters. Their capitals have other small letters, and RE2/J looks for the way back for ever. */
    private static final int FIRST_ONE_WAY = 0x1C80;

    private static final int LAST_ONE_WAY = 0x1C88;

    private CaseFolding() {}

    /**
     * Refuses characters that ignoring case is not possible for, unless they are among all characters from {@code A} on.
     *
     * @param first the first of a range of characters
     * @param last the last one
     * @param start where the range stands in the pattern
     * @param end after its last character there
     */
    static void check(int first, int last, int start, int end) {
        boolean all = first <= 'A' && last == Character.MAX_CODE_POINT;
        if (!all && first <= LAST_ONE_WAY && last >= FIRST_ONE_WAY) {
            throw new RegexSyntaxException(
                    "the letters U+1C80 to U+1C88 cannot be matched in either case; write (?-i:...) around this, or leave them out",
                    start,
                    end);
        }
    }
}
