package dev.loggia.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated patterns over generated texts: the fast matchers must find what RE2/J finds, group for group. */
class RegexAgreementTest {

    private static final String[] PIECES = {
        "a",
        "b",
        "k",
        "S",
        "é",
        "1",
        " ",
        "-",
        "ab",
        "sk",
        "(",
        ")",
        "(?:",
        "(?<x>",
        "[ab]",
        "[^a]",
        "[a-z]",
        "[^\\w]",
        "[é-ü]",
        "[[:alpha:]]",
        "[.]",
        "^",
        "$",
        ".",
        "*",
        "+",
        "?",
        "*?",
        "+?",
        "??",
        "{2}",
        "{1,2}",
        "{0,2}?",
        "{2,}",
        "|",
        "\\d",
        "\\W",
        "\\w",
        "\\S",
        "\\b",
        "\\B",
        "\\A",
        "\\z",
        "\\n",
        "\\pL",
        "\\x41"
    };

    private static final String[] TEXTS = {
        "a", "b", "k", "K", "S", "s", "\u017F", "\u212A", "é", "É", "1", " ", "-", "\n", "A", "ab", "_", "😀", "\ud83d",
        "\ude00", "\uFFFD", "x"
    };

    /** Flags only in front: RE2/J lets {@code (?i)} leak to the characters before it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "i", "s", "m", "U", "ims"})
    void theFastMatchersFindWhatTheSlowOneFinds(String flags) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int matches = 0;
        for (int i = 0; i < 8000; i++) {
            String pattern = assemble(random, PIECES, 8);
            Regex regex = compile(pattern, flags);
            if (regex == null) {
                continue;
            }
            String plain = pattern.replace("(?<x>", "(");
            Pattern expected = Pattern.compile(flags.isEmpty() ? plain : "(?" + flags + ")" + plain);
            for (int j = 0; j < 12; j++) {
                String text = assemble(random, TEXTS, 8);
                String what = regex + " in \"" + text + "\", seed " + seed;
                boolean found = expected.matcher(text).find();
                matches += found ? 1 : 0;
                assertThat(regex.find(text)).as(what).isEqualTo(found);
                assertThat(findBytes(regex, text))
                        .as(what)
                        .isEqualTo(expected.matcher(decoded(text)).find());
                assertMatch(regex, expected, text, start(random, text), what);
            }
        }
        assertThat(matches).isGreaterThan(1000);
    }

    private static void assertMatch(Regex regex, Pattern expected, String text, int from, String what) {
        Matcher matcher = expected.matcher(text);
        int[] match = regex.match(text, from);
        if (!matcher.find(from)) {
            assertThat(match).as(what).isNull();
            return;
        }
        int start = matcher.start();
        int end = matcher.end();
        int[] offsets = new int[2 * (matcher.groupCount() + 1)];
        for (int group = matcher.groupCount(); group >= 0; group--) {
            offsets[2 * group] = matcher.start(group);
            offsets[2 * group + 1] = matcher.end(group);
        }
        // To find groups RE2/J matches once more, over the match and one character: sometimes that finds another match.
        boolean reliable = matcher.start() == start && matcher.end() == end;
        if (reliable) {
            assertThat(match).as(what + " from " + from).isEqualTo(offsets);
        } else {
            assertThat(match).as(what + " from " + from).startsWith(start, end);
        }
    }

    private static boolean findBytes(Regex regex, String text) {
        byte[] utf8 = ("ab" + text + "ak").getBytes(StandardCharsets.UTF_8);
        return regex.find(utf8, 2, utf8.length - 2);
    }

    /** Half a surrogate pair becomes a question mark in UTF-8. */
    private static String decoded(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int start(Random random, String text) {
        int points = text.codePointCount(0, text.length());
        return random.nextInt(3) > 0 ? 0 : text.offsetByCodePoints(0, random.nextInt(points + 1));
    }

    private static String assemble(Random random, String[] pieces, int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static @Nullable Regex compile(String pattern, String flags) {
        try {
            return Regex.compile(pattern, flags);
        } catch (RegexSyntaxException e) {
            return null;
        }
    }
}
