package dev.loggia.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the language: RE2 syntax, matched by searching, in time linear in the text whatever the pattern
 * (sections 1.5 and 3.6). Named groups are written {@code (?<name>...)} or {@code (?P<name>...)}; a name may start with
 * {@code @} and hold dots. Immutable, thread-safe; equal when the patterns are.
 */
public final class Regex {

    private final String pattern;
    private final String flags;
    private final Pattern compiled;
    private final List<@Nullable String> groupNames;

    private Regex(String pattern, String flags, Pattern compiled, List<@Nullable String> groupNames) {
        this.pattern = pattern;
        this.flags = flags;
        this.compiled = compiled;
        this.groupNames = groupNames;
    }

    /**
     * Compiles a pattern.
     *
     * @throws RegexSyntaxException with the place in the pattern, if it is none of the language or would cost too much: more than
     *     20,000 characters, parentheses nested deeper than 200, a count above 1,000, or more than 5,000 steps once repetitions
     *     are written out
     */
    public static Regex compile(String pattern) {
        return compile(pattern, "");
    }

    /**
     * Compiles a pattern with the flags that some write after the closing slash.
     *
     * @param flags any of {@code i} (upper and lower case are the same), {@code s} (a dot matches line breaks too), {@code m}
     *     (^ and $ match at every line) and {@code U} (repetitions take as little as they can)
     * @throws RegexSyntaxException as {@link #compile(String)}; for another flag the place is that in {@code pattern + "/" + flags}
     */
    public static Regex compile(String pattern, String flags) {
        PatternFlags parsedFlags = PatternFlags.NONE;
        for (int i = 0; i < flags.length(); i++) {
            if (!PatternFlags.isFlag(flags.charAt(i))) {
                int at = pattern.length() + 1 + i;
                throw new RegexSyntaxException(
                        flags.charAt(i) + " is not a flag of the language; the flags are i, m, s and U", at, at + 1);
            }
            parsedFlags = parsedFlags.with(flags.charAt(i), true);
        }
        PatternParser.Parsed parsed = PatternParser.parse(pattern, parsedFlags);
        try {
            String inline = flags.isEmpty() ? "" : "(?" + flags + ")";
            return new Regex(pattern, flags, Pattern.compile(inline + parsed.plain()), parsed.groupNames());
        } catch (PatternSyntaxException e) {
            throw new RegexSyntaxException("the pattern is not understood: " + e.getDescription(), 0, pattern.length());
        }
    }

    /** The pattern as written, without flags. */
    public String pattern() {
        return pattern;
    }

    /** How many capturing groups there are, named or not. */
    public int groupCount() {
        return groupNames.size() - 1;
    }

    /** The name of a capturing group as written, or null when it has none. @param group from 1 */
    public @Nullable String groupName(int group) {
        return groupNames.get(group);
    }

    /** Whether the text has a match. */
    public boolean find(String text) {
        return compiled.matcher(text).find();
    }

    /** Whether the UTF-8 text in {@code [start, end)} has a match. */
    public boolean find(byte[] utf8, int start, int end) {
        return compiled.matcher(new String(utf8, start, end - start, StandardCharsets.UTF_8)).find();
    }

    /**
     * The first match at or after an offset.
     *
     * @return start and end of the whole match and of each group in turn, -1 for a group that took no part; null when there is no
     *     match
     */
    public int @Nullable [] match(String text, int from) {
        Matcher matcher = compiled.matcher(text);
        if (from > text.length() || !matcher.find(from)) {
            return null;
        }
        int[] offsets = new int[2 * groupNames.size()];
        for (int group = 0; group < groupNames.size(); group++) {
            offsets[2 * group] = matcher.start(group);
            offsets[2 * group + 1] = matcher.end(group);
        }
        return offsets;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex regex && regex.pattern.equals(pattern) && regex.flags.equals(flags);
    }

    @Override
    public int hashCode() {
        return 31 * pattern.hashCode() + flags.hashCode();
    }

    @Override
    public String toString() {
        return "/" + pattern + "/" + flags;
    }
}
