package dev.loggia.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows an opening parenthesis, up to the group's content. */
sealed interface GroupHead {

    /** Characters from the parenthesis on. */
    int length();

    /** A group whose place is reported. @param name null when it has none */
    record Numbered(@Nullable String name, int length) implements GroupHead {}

    /** Parentheses that only hold together, {@code (?:} or {@code (?i:}. */
    record Plain(PatternFlags flags, int length) implements GroupHead {}

    /** A switch for the rest of the surrounding group, {@code (?i)}; has no content. */
    record FlagsOnly(PatternFlags flags, int length) implements GroupHead {}

    /** What other dialects have. */
    Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("(?=", "look-ahead is not part of the language"),
            Map.entry("(?!", "negative look-ahead is not part of the language"),
            Map.entry("(?<=", "look-behind is not part of the language"),
            Map.entry("(?<!", "negative look-behind is not part of the language"),
            Map.entry("(?>", "atomic groups are not part of the language; write (?:"),
            Map.entry("(?#", "comments in patterns are not part of the language"),
            Map.entry("(?|", "branch reset groups are not part of the language"),
            Map.entry("(?(", "conditions in patterns are not part of the language"),
            Map.entry("(?P=", "back-references are not part of the language"),
            Map.entry("(?P>", "recursion is not part of the language"),
            Map.entry("(?&", "recursion is not part of the language"),
            Map.entry("(?R", "recursion is not part of the language"),
            Map.entry("(?'", "group names stand between < and >, as in (?<name>...)"));

    /** Reads the head at a parenthesis. */
    static GroupHead read(String pattern, int at, PatternFlags flags) {
        if (!pattern.startsWith("(?", at)) {
            return new Numbered(null, 1);
        }
        for (int length = 4; length >= 3; length--) {
            String head = pattern.substring(at, Math.min(at + length, pattern.length()));
            String reason = ELSEWHERE.get(head);
            if (reason != null) {
                throw new RegexSyntaxException(reason, at, at + head.length());
            }
        }
        if (pattern.startsWith("(?P<", at)) {
            return named(pattern, at, at + 4);
        }
        return pattern.startsWith("(?<", at) ? named(pattern, at, at + 3) : flags(pattern, at, flags);
    }

    private static GroupHead named(String pattern, int at, int nameStart) {
        int nameEnd = nameStart;
        while (nameEnd < pattern.length() && isNamePart(pattern.charAt(nameEnd))) {
            nameEnd++;
        }
        if (!pattern.startsWith(">", nameEnd)) {
            int end = Math.min(nameEnd + 1, pattern.length());
            throw new RegexSyntaxException("a group name holds letters, digits, _ . and @, and ends with >", at, end);
        }
        if (nameEnd == nameStart) {
            throw new RegexSyntaxException("the group name is empty", at, nameEnd + 1);
        }
        return new Numbered(pattern.substring(nameStart, nameEnd), nameEnd + 1 - at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '@';
    }

    private static GroupHead flags(String pattern, int at, PatternFlags outside) {
        PatternFlags flags = outside;
        boolean on = true;
        int i = at + 2;
        for (; i < pattern.length() && ":)".indexOf(pattern.charAt(i)) < 0; i++) {
            char c = pattern.charAt(i);
            if (c == '-' && on) {
                on = false;
            } else if (PatternFlags.isFlag(c)) {
                flags = flags.with(c, on);
            } else {
                throw new RegexSyntaxException(
                        "(?" + c + " is not part of the language; the flags are i, m, s and U", at, i + 1);
            }
        }
        if (i == pattern.length() || pattern.charAt(i - 1) == '-') {
            throw new RegexSyntaxException("flags are written as in (?i) or (?i:...)", at, i);
        }
        int length = i + 1 - at;
        return pattern.charAt(i) == ':' ? new Plain(flags, length) : new FlagsOnly(flags, length);
    }
}
