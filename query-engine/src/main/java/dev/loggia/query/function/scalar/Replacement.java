package dev.loggia.query.function.scalar;

import dev.loggia.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code regexReplace} puts in place of a match: plain text with groups as {@code $1}, <code>${name}</code> or {@code \1};
 * {@code $0} is the whole match, {@code \$} and {@code \\} are the characters, and a lone {@code $} is itself. Of {@code $12} as
 * many digits count as name a group. Immutable, thread-safe.
 */
final class Replacement {

    private sealed interface Part {}

    private record Plain(String text) implements Part {}

    private record Group(int number) implements Part {}

    private final Regex regex;
    private final List<Part> parts;

    private Replacement(Regex regex, List<Part> parts) {
        this.regex = regex;
        this.parts = parts;
    }

    /**
     * Prepares a replacement.
     *
     * @throws UnusableArgumentException with a message about the text, if it refers to a group that the regex lacks
     */
    static Replacement compile(Regex regex, String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if ((c == '$' || c == '\\') && next >= '0' && next <= '9') {
                int number = next - '0';
                i += 2;
                if (number > regex.groupCount()) {
                    throw new UnusableArgumentException("the pattern has no group " + number);
                }
                while (c == '$' && i < text.length() && isFurtherDigit(text.charAt(i), number, regex)) {
                    number = 10 * number + text.charAt(i++) - '0';
                }
                flush(plain, parts);
                parts.add(new Group(number));
            } else if (c == '$' && next == '{' && text.indexOf('}', i) > 0) {
                int end = text.indexOf('}', i);
                flush(plain, parts);
                parts.add(new Group(named(regex, text.substring(i + 2, end))));
                i = end + 1;
            } else {
                boolean escaped = c == '\\' && (next == '\\' || next == '$');
                plain.append(escaped ? next : c);
                i += escaped ? 2 : 1;
            }
        }
        flush(plain, parts);
        return new Replacement(regex, List.copyOf(parts));
    }

    /** The text with every match replaced, or null when it becomes longer than {@link TextSize#MAXIMUM}. */
    @Nullable
    String apply(String text) {
        int[] match = regex.match(text, 0);
        if (match == null) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        while (match != null) {
            result.append(text, copied, match[0]);
            copied = match[1];
            for (Part part : parts) {
                switch (part) {
                    case Plain plain -> result.append(plain.text());
                    case Group group -> {
                        int start = match[2 * group.number()];
                        if (start >= 0) {
                            result.append(text, start, match[2 * group.number() + 1]);
                        }
                    }
                }
            }
            if (result.length() > TextSize.MAXIMUM) {
                return null;
            }
            match = regex.match(text, afterMatch(text, match));
        }
        return result.append(text, copied, text.length()).toString();
    }

    /** After an empty match the search goes on one character later: it would find the same one for ever. */
    private static int afterMatch(String text, int[] match) {
        int end = match[1];
        if (match[0] < end) {
            return end;
        }
        return end < text.length() ? end + Character.charCount(text.codePointAt(end)) : end + 1;
    }

    private static boolean isFurtherDigit(char c, int number, Regex regex) {
        return c >= '0' && c <= '9' && 10 * number + c - '0' <= regex.groupCount();
    }

    private static int named(Regex regex, String name) {
        for (int group = 1; group <= regex.groupCount(); group++) {
            if (name.equals(regex.groupName(group))) {
                return group;
            }
        }
        throw new UnusableArgumentException("the pattern has no group named \"" + name + "\"");
    }

    private static void flush(StringBuilder plain, List<Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
