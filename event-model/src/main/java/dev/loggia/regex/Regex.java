package dev.loggia.regex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the language: RE2 syntax, matched by searching, in time linear in the text whatever the pattern
 * (sections 1.5 and 3.6). Named groups are written {@code (?<name>...)} or {@code (?P<name>...)}; a name may start with
 * {@code @} and hold dots. Immutable, thread-safe; equal when the patterns are.
 *
 * <p>A search goes from the cheapest matcher to the dearest: is a text there that every match holds; does a table-driven automaton
 * find one; where are its groups. Each may leave the answer to the next, the last being RE2/J.
 */
public final class Regex {

    private final String pattern;
    private final String flags;
    private final List<@Nullable String> groupNames;
    private final @Nullable RequiredLiterals literals;
    private final LazyDfa dfa;
    private final Backtracker backtracker;
    private final SlowMatcher slowMatcher;

    private Regex(String pattern, String flags, PatternParser.Parsed parsed) {
        Program program = Program.of(parsed.root());
        this.pattern = pattern;
        this.flags = flags;
        this.groupNames = parsed.groupNames();
        this.literals = RequiredLiterals.of(parsed.root());
        this.dfa = new LazyDfa(program);
        this.backtracker = new Backtracker(program, groupCount());
        this.slowMatcher = new SlowMatcher(flags.isEmpty() ? parsed.plain() : "(?" + flags + ")" + parsed.plain());
    }

    /**
     * Compiles a pattern.
     *
     * @throws RegexSyntaxException with the place in the pattern, if it is none of the language or would cost too much: more than
     *     20,000 characters, parentheses nested deeper than 200, a count above 1,000, more than 5,000 steps once repetitions are
     *     written out, or about a thousand alternatives or optional parts in a row
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
        return new Regex(pattern, flags, PatternParser.parse(pattern, parsedFlags));
    }

    /** The pattern as written, without flags. */
    public String pattern() {
        return pattern;
    }

    /**
     * The text that is all the pattern asks for, or null when it asks for more: {@code find} is then a search for this text, which
     * a source may do faster.
     */
    public @Nullable String literal() {
        if (literals == null || !literals.exact() || literals.literals().size() > 1) {
            return null;
        }
        Literal only = literals.literals().getFirst();
        return only.folded() ? null : only.text();
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
        Answer answer = literals == null ? Answer.UNKNOWN : conclusive(literals.find(text));
        if (answer == Answer.UNKNOWN) {
            answer = dfa.find(text);
        }
        return answer == Answer.UNKNOWN ? slowMatcher.find(text) : answer == Answer.YES;
    }

    /** Whether the UTF-8 text in {@code [start, end)} has a match; bytes that are none count as U+FFFD, as when decoded. */
    public boolean find(byte[] utf8, int start, int end) {
        Answer answer = literals == null ? Answer.UNKNOWN : conclusive(literals.find(utf8, start, end));
        if (answer == Answer.UNKNOWN) {
            answer = dfa.find(utf8, start, end);
        }
        return answer == Answer.UNKNOWN
                ? slowMatcher.find(new String(utf8, start, end - start, StandardCharsets.UTF_8))
                : answer == Answer.YES;
    }

    /** A literal that is there only makes a match possible, unless it is all that is asked for. */
    private Answer conclusive(Answer found) {
        return found == Answer.YES && literals != null && !literals.exact() ? Answer.UNKNOWN : found;
    }

    /**
     * The first match at or after an offset.
     *
     * @return start and end of the whole match and of each group in turn, -1 for a group that took no part; null when there is no
     *     match
     */
    public int @Nullable [] match(String text, int from) {
        if (from > text.length() || from == 0 && literals != null && literals.find(text) == Answer.NO) {
            return null;
        }
        Backtracker.Result result = backtracker.match(text, from);
        return result.answer() == Answer.UNKNOWN ? slowMatcher.match(text, from) : result.offsets();
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
