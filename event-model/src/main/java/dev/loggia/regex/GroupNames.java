package dev.loggia.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * Group names of the language may hold {@code @} and dots, those of the engine below only letters, digits and underscores: so
 * every named group is renamed to its number, and the original is kept here.
 */
record GroupNames(String pattern, List<String> originals) {

    private static final String PREFIX = "g";

    static GroupNames extract(String pattern) {
        StringBuilder renamed = new StringBuilder(pattern.length() + 8);
        List<String> originals = new ArrayList<>();
        boolean inClass = false;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '\\' && pattern.startsWith("\\Q", i)) {
                int end = pattern.indexOf("\\E", i);
                int next = end < 0 ? pattern.length() : end + 2;
                renamed.append(pattern, i, next);
                i = next;
            } else if (c == '\\' && i + 1 < pattern.length()) {
                renamed.append(c).append(pattern.charAt(i + 1));
                i += 2;
            } else if (c == '[') {
                boolean posix = inClass && pattern.startsWith("[:", i);
                renamed.append(c);
                i++;
                if (!inClass) {
                    inClass = true;
                    if (i < pattern.length() && pattern.charAt(i) == '^') {
                        renamed.append('^');
                        i++;
                    }
                    if (i < pattern.length() && pattern.charAt(i) == ']') {
                        renamed.append(']');
                        i++;
                    }
                } else if (posix) {
                    int end = pattern.indexOf(":]", i);
                    int next = end < 0 ? pattern.length() : end + 2;
                    renamed.append(pattern, i, next);
                    i = next;
                }
            } else if (c == ']' && inClass) {
                inClass = false;
                renamed.append(c);
                i++;
            } else {
                int nameStart = inClass ? -1 : nameStart(pattern, i);
                int nameEnd = nameStart < 0 ? -1 : pattern.indexOf('>', nameStart);
                if (nameEnd > nameStart && isName(pattern, nameStart, nameEnd)) {
                    originals.add(pattern.substring(nameStart, nameEnd));
                    renamed.append("(?P<")
                            .append(PREFIX)
                            .append(originals.size() - 1)
                            .append('>');
                    i = nameEnd + 1;
                } else {
                    renamed.append(c);
                    i++;
                }
            }
        }
        return new GroupNames(renamed.toString(), originals);
    }

    String original(String renamed) {
        return originals.get(Integer.parseInt(renamed.substring(PREFIX.length())));
    }

    private static int nameStart(String pattern, int i) {
        if (pattern.startsWith("(?P<", i)) {
            return i + 4;
        }
        return pattern.startsWith("(?<", i) && !pattern.startsWith("(?<=", i) && !pattern.startsWith("(?<!", i)
                ? i + 3
                : -1;
    }

    private static boolean isName(String pattern, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = pattern.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != '@') {
                return false;
            }
        }
        return true;
    }
}
