package dev.loggia.regex;

/**
 * A set of characters, exact for ASCII and coarse beyond: that is as much as a fast matcher needs, and what it cannot tell it
 * leaves to the slow one. Immutable.
 *
 * @param low the characters 0 to 63, a bit each
 * @param high the characters 64 to 127
 * @param others the characters from 128 on
 */
record Symbols(long low, long high, Others others) {

    /** How many of the characters beyond ASCII belong to a set. */
    enum Others {
        NONE,
        SOME,
        ALL
    }

    static final Symbols EMPTY = new Symbols(0, 0, Others.NONE);
    static final Symbols ANY = new Symbols(-1, -1, Others.ALL);

    private static final int LONG_S = 0x17F;
    private static final int KELVIN = 0x212A;

    static Symbols of(int codePoint) {
        return range(codePoint, codePoint);
    }

    /** The characters from the first to the last, both included. */
    static Symbols range(int first, int last) {
        long low = first < 64 ? bits(first, Math.min(last, 63)) : 0;
        long high = first < 128 && last >= 64 ? bits(Math.max(first - 64, 0), Math.min(last - 64, 63)) : 0;
        Others others =
                last < 128 ? Others.NONE : first <= 128 && last == Character.MAX_CODE_POINT ? Others.ALL : Others.SOME;
        return new Symbols(low, high, others);
    }

    /** The characters of a text, all of them ASCII. */
    static Symbols anyOf(String characters) {
        Symbols set = EMPTY;
        for (int i = 0; i < characters.length(); i++) {
            set = set.or(of(characters.charAt(i)));
        }
        return set;
    }

    Symbols or(Symbols other) {
        boolean all = others == Others.ALL || other.others == Others.ALL;
        boolean none = others == Others.NONE && other.others == Others.NONE;
        return new Symbols(low | other.low, high | other.high, all ? Others.ALL : none ? Others.NONE : Others.SOME);
    }

    Symbols complement() {
        Others rest = switch (others) {
            case NONE -> Others.ALL;
            case SOME -> Others.SOME;
            case ALL -> Others.NONE;
        };
        return new Symbols(~low, ~high, rest);
    }

    /** The set of characters from the first to the last, together with those that differ from them only in case. */
    static Symbols foldedRange(int first, int last) {
        Symbols set = range(first, last);
        long letters = set.high & bits('A' - 64, 'Z' - 64) | (set.high & bits('a' - 64, 'z' - 64)) >>> 32;
        if (first <= LONG_S && LONG_S <= last) {
            letters |= 1L << 'S' - 64;
        }
        if (first <= KELVIN && KELVIN <= last) {
            letters |= 1L << 'K' - 64;
        }
        boolean beyond = (letters & (1L << 'S' - 64 | 1L << 'K' - 64)) != 0;
        return set.or(new Symbols(0, letters | letters << 32, beyond ? Others.SOME : Others.NONE));
    }

    /** Whether an ASCII character belongs to the set. */
    boolean contains(int ascii) {
        return ((ascii < 64 ? low : high) >>> ascii & 1) != 0;
    }

    private static long bits(int first, int last) {
        return -1L >>> 63 - (last - first) << first;
    }
}
