package dev.loggia.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTest {

    @Test
    void itFindsWhatTheSlowWayFinds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = word(random, "aAbé€ \u0000", 40);
            String part = word(random, "abé ", 4);
            if (part.isEmpty()) {
                continue;
            }
            byte[] bytes = ("ab" + text + "ba").getBytes(StandardCharsets.UTF_8);
            String what = "\"" + part + "\" in \"" + text + "\", seed " + seed;
            boolean contained = text.contains(part);
            boolean containedFolded = text.toLowerCase(Locale.ROOT).contains(part);
            Literal exact = new Literal(part, false);
            Literal folded = new Literal(part, true);
            assertThat(exact.find(bytes, 2, bytes.length - 2)).as(what).isEqualTo(answer(contained));
            assertThat(exact.find(text, 0)).as(what).isEqualTo(answer(contained));
            assertThat(folded.find(bytes, 2, bytes.length - 2)).as(what).isEqualTo(answer(containedFolded));
            assertThat(folded.find(text, 0)).as(what).isEqualTo(answer(containedFolded));
        }
    }

    @Test
    void lettersWithAThirdFormLeaveTextsBeyondAsciiOpen() {
        assertThat(find(new Literal("task", true), "the TASK é")).isEqualTo(Answer.YES);
        assertThat(find(new Literal("task", true), "the time")).isEqualTo(Answer.NO);
        assertThat(find(new Literal("task", true), "the time is é and over")).isEqualTo(Answer.UNKNOWN);
        assertThat(find(new Literal("error", true), "the time é")).isEqualTo(Answer.NO);
        assertThat(find(new Literal("task", false), "the time é")).isEqualTo(Answer.NO);
    }

    /** The literals that a pattern needs, {@code =} before them when they are all it asks for; {@code ~} where case is ignored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "abc|=abc",
                "(?i)abc|=~abc",
                "a(?i)bc|~bc",
                "(?i)a-1|=~a-1",
                "abc$|abc",
                "\\babc|abc",
                "abc\\d+defg|defg",
                "\\d+abc|abc",
                "(abc)(def)|=abcdef",
                "a[bc]d|=abd acd",
                "[bc]|=b c",
                "a{3}|=aaa",
                "a{3,}|aaa",
                "(?:ab)+c|ab",
                "(?:ab)*c|c",
                "(?:ab)?|none",
                "\"abc|def\"|=abc def",
                "\"ab\\d|cd\\w\"|ab cd",
                "\"ab\\d|\\w\"|none",
                "\"a|b|c|d|e\"|none",
                "\"(abc|def)x\"|=abcx defx",
                "x*|none",
                "\\d+|none",
                "^|none",
                "é|=é",
                "(?i)é|none",
                "(?i)aéb|~a",
                "\\x{FFFD}|none",
                ".*ssh2|ssh2",
            })
    void patternsTellTheirLiterals(String pattern, String expected) {
        RequiredLiterals literals = RequiredLiterals.of(
                PatternParser.parse(pattern, PatternFlags.NONE).root());

        StringBuilder told = new StringBuilder();
        if (literals != null) {
            for (Literal literal : literals.literals()) {
                told.append(told.isEmpty() ? "" : " ")
                        .append(literal.folded() ? "~" : "")
                        .append(literal.text());
            }
            told.insert(0, literals.exact() ? "=" : "");
        }
        assertThat(told.isEmpty() ? "none" : told.toString()).isEqualTo(expected);
    }

    private static Answer find(Literal literal, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Answer answer = literal.find(bytes, 0, bytes.length);
        assertThat(literal.find(text, 0)).isEqualTo(answer);
        return answer;
    }

    private static Answer answer(boolean found) {
        return found ? Answer.YES : Answer.NO;
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
