package dev.loggia.query.analysis;

import dev.loggia.grammar.tree.SourceClause.TagFilter;
import dev.loggia.query.command.NamePattern;
import dev.loggia.query.source.NamedSource;
import java.util.List;

/** Tags of log groups as {@code logGroupTags} filters them: {@code *} stands for any characters, {@code !} in front negates. */
final class TagMatch {

    private TagMatch() {}

    /**
     * Whether a log group has the key with one of the values. One that is negated leaves out what it matches, and where all are negated
     * every other value will do.
     */
    static boolean test(TagFilter filter, NamedSource source) {
        String value = source.tags().get().get(filter.key());
        if (value == null) {
            return false;
        }
        List<String> refused = filter.values().stream()
                .filter(pattern -> pattern.startsWith("!"))
                .map(pattern -> pattern.substring(1))
                .toList();
        List<String> wanted = filter.values().stream()
                .filter(pattern -> !pattern.startsWith("!"))
                .toList();
        return refused.stream().noneMatch(pattern -> matches(pattern, value))
                && (wanted.isEmpty() || wanted.stream().anyMatch(pattern -> matches(pattern, value)));
    }

    private static boolean matches(String pattern, String value) {
        return new NamePattern(pattern).matches(value);
    }
}
