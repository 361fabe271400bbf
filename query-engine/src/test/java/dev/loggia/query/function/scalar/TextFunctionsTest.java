package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.complaints;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import dev.loggia.query.function.scalar.ScalarCalls.Complaints;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFunctionsTest {

    private static final Value LIST = new Value.ListValue(List.of(Value.of("a")));

    @Test
    void isemptyAndIsblankFollowTheTableOfTheReference() {
        assertThat(printed("isempty", (Object) null)).isEqualTo("1");
        assertThat(printed("isempty", "")).isEqualTo("1");
        assertThat(printed("isempty", "  ")).isEqualTo("0");
        assertThat(printed("isempty", 0)).isEqualTo("0");
        assertThat(printed("isblank", (Object) null)).isEqualTo("1");
        assertThat(printed("isblank", "")).isEqualTo("1");
        assertThat(printed("isblank", " \t\n")).isEqualTo("1");
        assertThat(printed("isblank", "x")).isEqualTo("0");
        assertThat(printed("isempty", LIST)).isEqualTo("1");
        assertThat(call("isempty", "")).isInstanceOf(Value.Number.class);
    }

    @Test
    void concatWritesScalarsInFull() {
        assertThat(printed("concat", "a", 1)).isEqualTo("a1");
        assertThat(printed("concat", "x")).isEqualTo("x");
        assertThat(printed("concat", 1.234567, "|", true, "|", Instant.EPOCH))
                .isEqualTo("1.234567|1|1970-01-01 00:00:00.000");
        assertThat(call("concat", "a", null)).isNull();
        assertThat(call("concat", "a", LIST)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ltrim, xyZxyfooxyZ, xyZ, fooxyZ",
        "rtrim, xyZfooxyxyZ, xyZ, xyZfoo",
        "trim, xyZxyfooxyxyZ, xyZ, foo",
        "trim, xxx, x, ''",
        "trim, abc, '', abc",
        "trim, 😀a😀, 😀, a",
        "trim, ' xax ', x, ' xax '",
        "trim, ' a ', ' ', a",
    })
    void trimTakesCharacters(String name, String text, String characters, String expected) {
        assertThat(printed(name, text, characters)).isEqualTo(expected);
    }

    @Test
    void trimTakesWhiteSpaceUnlessTold() {
        assertThat(printed("ltrim", " \t\na b ")).isEqualTo("a b ");
        assertThat(printed("rtrim", " a b \u2003")).isEqualTo(" a b");
        assertThat(printed("trim", " a b ")).isEqualTo("a b");
        assertThat(printed("trim", "   ")).isEmpty();
        assertThat(call("trim", (Object) null)).isNull();
        assertThat(call("trim", LIST)).isNull();
        assertThat(call("trim", "a", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"né, 2", "'', 0", "日本語, 3", "a😀b, 3", "12.50, 5"})
    void strlenCountsCodePoints(String text, String expected) {
        assertThat(printed("strlen", text)).isEqualTo(expected);
    }

    @Test
    void strlenOfOtherValues() {
        assertThat(printed("strlen", 1234)).isEqualTo("4");
        assertThat(call("strlen", (Object) null)).isNull();
        assertThat(call("strlen", LIST)).isNull();
    }

    @Test
    void caseFollowsNoLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(printed("toupper", "i")).isEqualTo("I");
            assertThat(printed("tolower", "I")).isEqualTo("i");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(printed("toUpper", "straße é")).isEqualTo("STRASSE É");
        assertThat(printed("tolower", "ÉCOLE")).isEqualTo("école");
        assertThat(call("tolower", LIST)).isNull();
        assertThat(call("toupper", (Object) null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "xyZfooxyZ, 3, 3, foo",
        "abc, 0, 2, ab",
        "abc, 1, 99, bc",
        "abc, 3, 1, ''",
        "abc, 99, 1, ''",
        "abc, 0, 0, ''",
        "abc, 0, -1, ''",
        "abc, -5, 2, ab",
        "abc, 1.9, 1.9, b",
        "a😀b😀c, 1, 1, 😀",
        "a😀b😀c, 2, 2, b😀",
        "a😀b😀c, 4, 9, c",
        "abc, 1e300, 1, ''",
        "abc, 0, 1e300, abc",
        "abc, x, 1, (missing)",
        "abc, 1, x, (missing)",
    })
    void substrCountsCodePointsFromZero(String text, String start, String length, String expected) {
        assertThat(printed("substr", text, start, length)).isEqualTo(expected);
    }

    @Test
    void substrWithoutLengthGoesToTheEnd() {
        assertThat(printed("substr", "abc", 1)).isEqualTo("bc");
        assertThat(printed("substr", "a😀b", 1)).isEqualTo("😀b");
        assertThat(printed("substr", 12345, 3)).isEqualTo("45");
        assertThat(call("substr", (Object) null, 1)).isNull();
    }

    @Test
    void substrAgreesWithCodePoints() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            int[] points = random.ints(random.nextInt(8), 0, 4)
                    .map(p -> "a€😀z".codePointAt(p < 2 ? p : p == 2 ? 2 : 4))
                    .toArray();
            String text = new String(points, 0, points.length);
            int start = random.nextInt(10);
            int length = random.nextInt(10);
            int from = Math.min(start, points.length);
            int count = Math.min(length, points.length - from);
            assertThat(printed("substr", text, start, length))
                    .as(text + " " + start + " " + length + ", seed " + seed)
                    .isEqualTo(new String(points, from, count));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aXbX, X, -, a-b-",
        "aaa, aa, b, ba",
        "abc, x, y, abc",
        "abc, '', y, abc",
        "a.c, ., '', ac",
        "$1, $1, \\1, \\1",
        "😀a, 😀, é, éa",
    })
    void replaceIsLiteral(String text, String from, String to, String expected) {
        assertThat(printed("replace", text, from, to)).isEqualTo(expected);
    }

    @Test
    void textThatMultipliesIsBounded() {
        String text = "a".repeat(1 << 20);

        assertThat(call("replace", text, "a", "b".repeat(9))).isNull();
        assertThat(call("replace", text, "a", "b".repeat(1 << 20))).isNull();
        assertThat(call("regexReplace", text, "a", "b".repeat(1 << 20))).isNull();
        assertThat(call("regexReplace", text, "(a+)", "$1$1$1$1$1$1$1$1$1")).isNull();
        assertThat(call("concat", text, text, text, text, text, text, text, text, text))
                .isNull();
        assertThat(printed("concat", text, text)).hasSize(2 << 20);
        assertThat(call("urlencode", "😀".repeat(1 << 20))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a1b22|[0-9]+|#|a#b#",
                "k=v|(\\w)=(\\w)|$2=$1|v=k",
                "k=v|(\\w)=(\\w)|\\2=\\1|v=k",
                "k=v|(?<key>\\w)=(?P<value>\\w)|${value}:${key}|v:k",
                "abc|b|[$0]|a[b]c",
                "abc|b|$|a$c",
                "abc|b|\\$0|a$0c",
                "abc|b|\\\\|a\\c",
                "abc|b|\\n|a\\nc",
                "abc|b||ac",
                "abc|x*|-|-a-b-c-",
                "abc|(x)?b|[$1]|a[]c",
                "abc|(b)|$12|ab2c",
                "Aba|(?i)a|x|xbx",
                "a😀b|.|x|xxx",
                "😀|x*|-|-😀-",
                "one two|\\b|!|!one! !two!",
                "aXbX|$|!|aXbX!",
            })
    void regexReplaceKnowsGroups(String text, String pattern, String to, String expected) {
        assertThat(printed("regexReplace", text, pattern, to == null ? "" : to)).isEqualTo(expected);
    }

    @Test
    void regexReplaceOfGroupsThatAreNotThere() {
        assertThat(complaints("regex_replace", "abc", "b", "$1"))
                .containsExactly("error 2: the pattern has no group 1");
        assertThat(complaints("regexReplace", "abc", "(b)", "\\2"))
                .containsExactly("error 2: the pattern has no group 2");
        assertThat(complaints("regexReplace", "abc", "(?<x>b)", "${y}"))
                .containsExactly("error 2: the pattern has no group named \"y\"");
        Complaints complaints = new Complaints();
        assertThat(ScalarCalls.call(complaints, false, "regexReplace", "abc", "b", "$1"))
                .isNull();
        assertThat(complaints.texts).isEmpty();
    }

    @Test
    void regexReplaceOfMissing() {
        assertThat(call("regexReplace", null, "a", "b")).isNull();
        assertThat(call("regexReplace", "a", "a", null)).isNull();
        assertThat(call("regexReplace", LIST, "a", "b")).isNull();
        assertThat(printed("regexReplace", 1212, "2", "x")).isEqualTo("1x1x");
    }

    @Test
    void strcontainsIgnoresCaseWhenTold() {
        assertThat(printed("strcontains", "Error", "err", true)).isEqualTo("1");
        assertThat(printed("strcontains", "Error", "err")).isEqualTo("0");
        assertThat(printed("strcontains", "Error", "err", false)).isEqualTo("0");
        assertThat(printed("strcontains", "Error", "err", null)).isEqualTo("0");
        assertThat(printed("strcontains", "Error", "rro")).isEqualTo("1");
        assertThat(printed("strcontains", "Error", "")).isEqualTo("1");
        assertThat(printed("strcontains", "", "", true)).isEqualTo("1");
        assertThat(printed("strcontains", null, "x")).isEqualTo("0");
        assertThat(printed("strcontains", LIST, "a")).isEqualTo("0");
        assertThat(call("strcontains", "x", null)).isNull();
        assertThat(printed("strcontains", "50% of", "%")).isEqualTo("1");
        assertThat(printed("strcontains", 12345, 34)).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"ÉCOLE, école, 1", "école, COLE, 1", "\u212Aelvin, kelvin, 1", "kelvin, \u212AELVIN, 1", "abc, abcd, 0"
    })
    void strcontainsIgnoresCaseBeyondAscii(String text, String part, String expected) {
        assertThat(printed("strcontains", text, part, true)).isEqualTo(expected);
    }

    @Test
    void foldedSearchAgreesWithTheSlowWay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String letters = "aAbBéÉ\u212AkKßſsS";
        for (int i = 0; i < 20_000; i++) {
            String text = word(random, letters, 12);
            String part = word(random, letters, 4);
            boolean expected = false;
            for (int at = 0; at + part.length() <= text.length(); at++) {
                expected |= text.substring(at, at + part.length()).equalsIgnoreCase(part);
            }
            assertThat(FoldedSearch.contains(text, part))
                    .as("%s in %s, seed %d", part, text, seed)
                    .isEqualTo(expected);
        }
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Test
    void startsWithAndEndsWith() {
        assertThat(printed("startsWith", "abc", "ab")).isEqualTo("1");
        assertThat(printed("starts_with", "abc", "bc")).isEqualTo("0");
        assertThat(printed("endsWith", "abc", "bc")).isEqualTo("1");
        assertThat(printed("endsWith", "abc", "ab")).isEqualTo("0");
        assertThat(printed("startsWith", "abc", "")).isEqualTo("1");
        assertThat(call("startsWith", null, "a")).isNull();
        assertThat(call("endsWith", "a", LIST)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b|,|[\"a\",\"b\"]",
                "a,b,|,|[\"a\",\"b\",\"\"]",
                ",a|,|[\"\",\"a\"]",
                "abc|,|[\"abc\"]",
                "a--b-c|--|[\"a\",\"b-c\"]",
                "a.b|.|[\"a\",\"b\"]",
                "a😀b|😀|[\"a\",\"b\"]",
            })
    void splitIsLiteralAndKeepsEmptyParts(String text, String delimiter, String expected) {
        assertThat(printed("split", text, delimiter)).isEqualTo(expected);
    }

    @Test
    void splitAtTheEdges() {
        assertThat(printed("split", "abc", "")).isEqualTo("[\"abc\"]");
        assertThat(printed("split", "", ",")).isEqualTo("[\"\"]");
        assertThat(call("split", LIST, ",")).isNull();
        assertThat(call("split", "a", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d\ude00\ud83d", "\u0000", "\uffff"})
    void brokenTextIsTextToo(String text) {
        for (String name : List.of("strlen", "trim", "ltrim", "rtrim", "toupper", "tolower", "isempty", "isblank")) {
            assertThat(call(name, text)).as(name).isNotNull();
        }
        assertThat(call("substr", text, 0, 1)).isNotNull();
        assertThat(call("replace", text, "\ud83d", "x")).isNotNull();
        assertThat(call("regexReplace", text, ".", "x")).isNotNull();
        assertThat(call("split", text, "\ude00")).isNotNull();
        assertThat(call("strcontains", text, "\ude00", true)).isNotNull();
    }
}
