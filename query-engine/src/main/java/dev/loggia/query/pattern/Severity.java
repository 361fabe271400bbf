package dev.loggia.query.pattern;

import java.util.List;
import java.util.Locale;

/** How serious a text says it is (section 3.12). */
final class Severity {

    private Severity() {}

    /** {@code Error} if the text has that word in it, else {@code Warning}, {@code Fatal} or {@code Debug} if it has theirs, else Info. */
    static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("error")) {
            return "Error";
        }
        if (lower.contains("warn")) {
            return "Warning";
        }
        if (hasWord(lower, List.of("fatal", "critical"))) {
            return "Fatal";
        }
        return hasWord(lower, List.of("debug", "trace")) ? "Debug" : "Info";
    }

    private static boolean hasWord(String text, List<String> words) {
        for (String word : words) {
            int at = text.indexOf(word);
            while (at >= 0) {
                int end = at + word.length();
                boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
                if (starts && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    return true;
                }
                at = text.indexOf(word, end);
            }
        }
        return false;
    }
}
