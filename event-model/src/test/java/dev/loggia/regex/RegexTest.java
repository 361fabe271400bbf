package dev.loggia.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Exception|java.lang.Exception: x|true",
                "exception|java.lang.Exception: x|false",
                "(?i)exception|java.lang.EXCEPTION: x|true",
                "(?i)task|TASK|true",
                "(?i)task|TA\u017FK|true",
                "(?i)task|TAS\u212A|true",
                "(?i)task|TAS|false",
                "(?i)task|ÄTAS|false",
                "\"ERROR|WARN\"|a WARN b|true",
                "\"ERROR|WARN\"|a INFO b|false",
                "E*|nothing|true",
                "^/health|/health?x=1|true",
                "^/health|GET /health|false",
                "done$|well done|true",
                "done$|done it|false",
                "\\bfail\\b|a fail.|true",
                "\\bfail\\b|failure|false",
                "a.c|a\u20ACc|true",
                "a[^x]c|a\u20ACc|true",
                "^.$|\uD83D\uDE00|true",
                "^..$|\uD83D\uDE00|false",
                "[\u00E9-\u00FC]|\u00F1|true",
                "\\pL\\d|\u00E95|true",
                "status=[45]\\d\\d|status=503|true",
                "status=[45]\\d\\d|status=203|false",
                "a{3}|aa|false",
                "a{3}|baaab|true",
                "\\Qa.b\\E|a.b|true",
                "\\Qa.b\\E|axb|false",
                "[.]|a.b|true",
                "''|x|false",
            })
    void findsAnywhereInTheText(String pattern, String text, boolean expected) {
        Regex regex = Regex.compile(pattern);
        byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);

        assertThat(regex.find(text)).isEqualTo(expected);
        assertThat(regex.find(utf8, 1, utf8.length - 1)).isEqualTo(expected);
        assertThat(regex.match(text, 0) != null).isEqualTo(expected);
    }

    @Test
    void dotsAndLines() {
        assertThat(Regex.compile("a.b").find("a\nb")).isFalse();
        assertThat(Regex.compile("(?s)a.b").find("a\nb")).isTrue();
        assertThat(Regex.compile("^b").find("a\nb")).isFalse();
        assertThat(Regex.compile("(?m)^b$").find("a\nb\nc")).isTrue();
        assertThat(Regex.compile("a$").find("a\n")).isFalse();
        assertThat(Regex.compile("[^x]").find("\n")).isTrue();
    }

    @Test
    void matchTellsWhereTheGroupsAre() {
        Regex regex = Regex.compile("user=(?<user>\\S+)( admin)?\\s+id=(?P<id>\\d+)");

        assertThat(regex.match("x user=ann id=42", 0)).containsExactly(2, 16, 7, 10, -1, -1, 14, 16);
        assertThat(regex.match("x user=ann id=", 0)).isNull();
        assertThat(regex.groupCount()).isEqualTo(3);
        assertThat(regex.groupName(1)).isEqualTo("user");
        assertThat(regex.groupName(2)).isNull();
        assertThat(regex.groupName(3)).isEqualTo("id");
    }

    @Test
    void groupNamesMayHoldAtSignsAndDots() {
        Regex regex = Regex.compile("(?<@user2>a)(?<http.status>b)(?:c)(?P<größe_1>d)");

        assertThat(regex.groupName(1)).isEqualTo("@user2");
        assertThat(regex.groupName(2)).isEqualTo("http.status");
        assertThat(regex.groupName(3)).isEqualTo("größe_1");
        assertThat(regex.match("abcd", 0)).containsExactly(0, 4, 0, 1, 1, 2, 3, 4);
    }

    @Test
    void whatOnlyLooksLikeANameIsNone() {
        assertThat(Regex.compile("[(?<a>]").groupCount()).isZero();
        assertThat(Regex.compile("\\(\\?<a>").find("(?<a>")).isTrue();
        assertThat(Regex.compile("\\Q(?<a>x)\\E").groupCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "a|ab, abc, 0, 0-1",
        "ab|a, abc, 0, 0-2",
        "a+?, aaa, 0, 0-1",
        "a+, aaa, 1, 1-3",
        "^a, aa, 1, none",
        "\\ba, aa, 1, none",
        "x*, aax, 0, 0-0",
        "x*, aax, 2, 2-3",
        "x*, aax, 3, 3-3",
        "x*, aax, 4, none",
        "$, abc, 1, 3-3",
    })
    void theFirstMatchWinsAndWithinItTheFirstAlternative(String pattern, String text, int from, String expected) {
        int[] match = Regex.compile(pattern).match(text, from);

        assertThat(match == null ? "none" : match[0] + "-" + match[1]).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "^.{3}$", "\uFFFD", "[^a]", "a.b", "\\Wb", "(?i)É", "\\pL"})
    void brokenUtf8CountsAsReplacementCharacters(String pattern) {
        Regex regex = Regex.compile(pattern);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] lively = {
            'a',
            'b',
            (byte) 0xC3,
            (byte) 0xA9,
            (byte) 0xE2,
            (byte) 0x82,
            (byte) 0xAC,
            (byte) 0xF0,
            (byte) 0x9F,
            (byte) 0xFF,
            (byte) 0xC0,
            (byte) 0xED,
            (byte) 0xA0
        };
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(7)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = lively[random.nextInt(lively.length)];
            }
            String decoded = new String(bytes, StandardCharsets.UTF_8);
            assertThat(regex.find(bytes, 0, bytes.length))
                    .as("%s in %s, seed %d", pattern, Arrays.toString(bytes), seed)
                    .isEqualTo(regex.find(decoded));
        }
    }

    @Test
    void equalityIsThatOfThePattern() {
        assertThat(Regex.compile("a+")).isEqualTo(Regex.compile("a+")).hasSameHashCodeAs(Regex.compile("a+"));
        assertThat(Regex.compile("a+")).isNotEqualTo(Regex.compile("a")).hasToString("/a+/");
        assertThat(Regex.compile("a+").pattern()).isEqualTo("a+");
    }

    @Test
    void aPatternThatIsPlainTextSaysSo() {
        assertThat(Regex.compile("Failed \\[x\\]").literal()).isEqualTo("Failed [x]");
        assertThat(Regex.compile("\\Qa.b\\E").literal()).isEqualTo("a.b");
        assertThat(Regex.compile("(?i)404").literal()).isEqualTo("404");
        for (String more : List.of("", "a.b", "^a", "a$", "a+", "a|b", "[ab]", "(?i)a", "\\bab", "\uFFFD")) {
            assertThat(Regex.compile(more).literal()).as(more).isNull();
        }
    }

    /** A matcher that tries every way would need longer than the universe has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*b",
                "(a|aa)+$",
                "(a+a+)+b",
                "(?:a?){60}a{60}b",
                "((a|b)*)*c",
                "(.*)(.*)(.*)(.*)(.*)(.*)x",
                "a.*a.*a.*a.*x"
            })
    void hostilePatternsTakeLinearTime(String pattern) {
        Regex regex = Regex.compile(pattern);
        String text = "a".repeat(20_000) + "!";

        assertThat(regex.find(text)).isFalse();
        assertThat(regex.match(text, 0)).isNull();
    }

    /** RE2/J looks for ever for what else a character is in another case, unless cases lead back to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)[b-\\x{1C7F}\\x{1C89}-\\x{10FFFF}]",
                "(?i)[\\x00-\\x{10FFFF}]",
                "(?i)[^b]",
                "(?i)\\p{Cyrillic}",
                "(?i)\u0412",
                "\u1C80"
            })
    void ignoringCaseEnds(String pattern) {
        Regex regex = Regex.compile(pattern);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            regex.find("\u1C80\u0432");
            assertThat(regex.match("\u1C80\u0432", 0)).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(?i)\u1C80", "(?i)\\x{1C88}", "(?i)\\Q\u1C85\\E", "(?i)[b-\\x{10FFFF}]", "(?i)[^\u1C00-\u1C80]"
            })
    void lettersThatCannotIgnoreCaseAreRefused(String pattern) {
        assertThatThrownBy(() -> Regex.compile(pattern))
                .isInstanceOf(RegexSyntaxException.class)
                .hasMessageStartingWith("the letters U+1C80 to U+1C88 cannot be matched in either case");
    }

    @Test
    void longTextsAreMatchedToo() {
        String text = "key=value ".repeat(300_000) + "last=one";

        assertThat(Regex.compile("(\\w+)=(one)").match(text, 0))
                .containsExactly(3_000_000, 3_000_008, 3_000_000, 3_000_004, 3_000_005, 3_000_008);
        assertThat(Regex.compile("(\\w+)=(\\w+)\\s?(.*)$").match(text, 0)).startsWith(0, text.length(), 0, 3, 4, 9, 10);
        assertThat(Regex.compile("=two").find(text)).isFalse();
    }

    /** This one has more states than fit into memory. */
    @Test
    void patternsWithTooManyStatesFallBack() {
        Regex regex = Regex.compile("a[ab]{18}c");
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 2000; j++) {
                text.append((char) ('a' + random.nextInt(2)));
            }
            text.append('c');
            boolean expected = text.charAt(2000 - 19) == 'a';
            assertThat(regex.find(text.toString())).isEqualTo(expected);
            found += expected ? 1 : 0;
        }
        assertThat(found).isBetween(50, 150);
    }

    @Test
    void patternsMayTellAllCharactersApart() {
        StringBuilder pattern = new StringBuilder("x?");
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < 128; c++) {
            pattern.append(String.format("\\x%02x", (int) c));
            text.append(c);
        }
        Regex regex = Regex.compile(pattern + "(é|$)");

        assertThat(regex.find(text.toString())).isTrue();
        assertThat(regex.find(text + "é")).isTrue();
        assertThat(regex.find(text + "e")).isFalse();
        assertThat(regex.find(text.substring(1))).isFalse();
    }

    @Test
    void manyThreadsShareOneRegex() throws InterruptedException, ExecutionException {
        Regex regex = Regex.compile("(\\w+)@(\\w+\\.)+(com|org)|[0-9]{3}-[0-9]{4}|x.*y.*z");
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append("ab@.comrg12-xyz".charAt(random.nextInt(15)));
            }
            texts.add(text.toString());
        }
        Regex alone = Regex.compile(regex.pattern());
        List<Boolean> expected = texts.stream().map(alone::find).toList();
        List<Callable<List<Boolean>>> searches = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            searches.add(() -> texts.stream().map(regex::find).toList());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Boolean>> answers : threads.invokeAll(searches)) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        }
    }
}
