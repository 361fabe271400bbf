package dev.loggia.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the language: RE2 syntax, matched by searching, in time linear in the text whatever the pattern
 * (sections 1.5 and 3.6). Named groups are written {@code (?<name>...)} or {@code (?P<name>...)}; a name may start with
 * {@code @} and hold dots. Immutable, thread-safe; equal when the patterns are.
 */
public final class Regex {

    private final String pattern;
    private final Pattern compiled;
    private final List<@Nullable String> groupNames;

    private Regex(String pattern, Pattern compiled, List<@Nullable String> groupNames) {
        this.pattern = pattern;
        this.compiled = compiled;
        this.groupNames = groupNames;
    }

    /**
     * Compiles a pattern.
     *
     * @throws RegexSyntaxException with the place in the pattern, as far as it is known
     */
    public static Regex compile(String pattern) {
        GroupNames names = GroupNames.extract(pattern);
        try {
            Pattern compiled = Pattern.compile(names.pattern());
            List<@Nullable String> groupNames = new ArrayList<>();
            for (int i = 0; i <= compiled.groupCount(); i++) {
                groupNames.add(null);
            }
            for (Map.Entry<String, Integer> group : compiled.namedGroups().entrySet()) {
                groupNames.set(group.getValue(), names.original(group.getKey()));
            }
            return new Regex(pattern, compiled, groupNames);
        } catch (PatternSyntaxException e) {
            throw RegexSyntaxException.of(pattern, e);
        }
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern;
    }

    /** How many capturing groups there are, named or not. */
    public int groupCount() {
        return compiled.groupCount();
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
        return compiled.matcher(new String(utf8, start, end - start, StandardCharsets.UTF_8))
                .find();
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
        int[] offsets = new int[2 * (compiled.groupCount() + 1)];
        for (int group = 0; group <= compiled.groupCount(); group++) {
            offsets[2 * group] = matcher.start(group);
            offsets[2 * group + 1] = matcher.end(group);
        }
        return offsets;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex regex && regex.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return "/" + pattern + "/";
    }
}
