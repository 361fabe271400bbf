package dev.loggia.regex;

/** The switches of a pattern: {@code i m s U}. Immutable. */
record PatternFlags(boolean foldCase, boolean multiLine, boolean dotMatchesNewline, boolean ungreedy) {

    static final PatternFlags NONE = new PatternFlags(false, false, false, false);

    /** Whether a letter is one. */
    static boolean isFlag(char letter) {
        return "imsU".indexOf(letter) >= 0;
    }

    /** The same with one switch set or cleared. */
    PatternFlags with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new PatternFlags(on, multiLine, dotMatchesNewline, ungreedy);
            case 'm' -> new PatternFlags(foldCase, on, dotMatchesNewline, ungreedy);
            case 's' -> new PatternFlags(foldCase, multiLine, on, ungreedy);
            case 'U' -> new PatternFlags(foldCase, multiLine, dotMatchesNewline, on);
            default -> throw new IllegalArgumentException("not a flag: " + flag);
        };
    }
}
