package dev.loggia.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** RE2/J, for what the fast matchers leave open. Compiled when first needed, which is seldom. Immutable to the eye, thread-safe. */
final class SlowMatcher {

    private final String pattern;
    private volatile @Nullable Pattern compiled;

    /** @param pattern one that {@link PatternParser} has accepted, in RE2's syntax */
    SlowMatcher(String pattern) {
        this.pattern = pattern;
    }

    boolean find(String text) {
        return compiled().matcher(text).find();
    }

    /** As {@link Regex#match}. */
    int @Nullable [] match(String text, int from) {
        Matcher matcher = compiled().matcher(text);
        if (!matcher.find(from)) {
            return null;
        }
        int[] offsets = new int[2 * (matcher.groupCount() + 1)];
        for (int group = 0; group <= matcher.groupCount(); group++) {
            offsets[2 * group] = matcher.start(group);
            offsets[2 * group + 1] = matcher.end(group);
        }
        return offsets;
    }

    /** Two threads may both compile: the results are alike. */
    private Pattern compiled() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(pattern);
            compiled = known;
        }
        return known;
    }
}
