package dev.loggia.query.function.scalar;

/** Substring search that takes upper and lower case for one, character by character ({@link String#equalsIgnoreCase}). */
final class FoldedSearch {

    private FoldedSearch() {}

    static boolean contains(String text, String part) {
        if (part.isEmpty()) {
            return true;
        }
        char first = part.charAt(0);
        char lower = Character.toLowerCase(first);
        char upper = Character.toUpperCase(first);
        char folded = fold(first);
        int last = text.length() - part.length();
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            boolean begins = c == lower || c == upper || (c | first) >= 0x80 && fold(c) == folded;
            if (begins && text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
