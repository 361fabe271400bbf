package dev.loggia.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSyntaxTest {

    /** The part of the pattern between the guillemets is what the error points at. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a«(?=»b)|look-ahead is not part of the language",
                "a«(?!»b)|negative look-ahead is not part of the language",
                "«(?<=»a)b|look-behind is not part of the language",
                "«(?<!»a)b|negative look-behind is not part of the language",
                "[(?=]«(?=»b)|look-ahead is not part of the language",
                "\\(?=\\Q(?!\\E«(?=»x)|look-ahead is not part of the language",
                "«(?>»a+)b|atomic groups are not part of the language; write (?:",
                "a«(?#»note)|comments in patterns are not part of the language",
                "(a)«\\1»|back-references are not part of the language",
                "(?<n>a)«\\k»<n>|back-references are not part of the language",
                "(?P<n>a)«(?P=»n)|back-references are not part of the language",
                "«(?'»n'a)|group names stand between < and >, as in (?<name>...)",
                "a«(»b|this parenthesis is not closed; write \\( for the character",
                "«(»a(b)|this parenthesis is not closed; write \\( for the character",
                "«(»?i:a|this parenthesis is not closed; write \\( for the character",
                "ab«)»c|this parenthesis closes nothing; write \\) for the character",
                "«)»|this parenthesis closes nothing; write \\) for the character",
                "a«[»bc|this bracket is not closed; write \\[ for the character",
                "«[»]|this bracket is not closed; write \\[ for the character",
                "«[»^]|this bracket is not closed; write \\[ for the character",
                "«*»a|there is nothing before * to repeat; write \\* for the character",
                "(«+»a)|there is nothing before + to repeat; write \\+ for the character",
                "\"a|«?»\"|there is nothing before ? to repeat; write \\? for the character",
                "«{2}»a|there is nothing before {2} to repeat; write \\{2} for the character",
                "a*«*»|a repetition cannot be repeated; put parentheses around the first",
                "a{2}«{3}»|a repetition cannot be repeated; put parentheses around the first",
                "a+«+»|possessive repetition is not part of the language; leave the second + out",
                "a«{1001}»|a repetition takes at most 1000 times",
                "a«{1,99999999999}»|a repetition takes at most 1000 times",
                "a«{5,2}»|the first count is above the second",
                "[a«z-b»]|the range z-b runs backwards",
                "[a-«\\d»]|\\d is not a character that may stand here in brackets",
                "[«\\b»]|\\b is not a character that may stand here in brackets",
                "[«[:letter:]»]|[:letter:] is not a class; there are [:alpha:], [:digit:], [:space:] and the like",
                "a«\\»|the pattern ends with a backslash; write \\\\ for the character",
                "a«\\Z»|\\Z is not part of the language; write \\z for the end of the text",
                "«\\h»a|\\h is not part of the language; write [ \\t] for a blank",
                "«\\y»a|\\y is not part of the language",
                "[«[:]»|[:] is not a class; there are [:alpha:], [:digit:], [:space:] and the like",
                "«\\E»|\\E is not part of the language; it ends a quotation that \\Q begins",
                "a«\\x1»|a character by its number is written \\x7f or \\x{20ac}",
                "«\\x{110000}»|a character by its number is written \\x7f or \\x{20ac}",
                "«\\x{20ac»|a character by its number is written \\x7f or \\x{20ac}",
                "«\\p{Klingon}»|\\p{Klingon} is not a Unicode class",
                "«\\p{Greek»|a Unicode class is written \\pL or \\p{Greek}",
                "«(?x»)a|(?x is not part of the language; the flags are i, m, s and U",
                "«(?i-»)a|flags are written as in (?i) or (?i:...)",
                "«(?i»|flags are written as in (?i) or (?i:...)",
                "«(?<a-»b>x)|a group name holds letters, digits, _ . and @, and ends with >",
                "«(?<»|a group name holds letters, digits, _ . and @, and ends with >",
                "«(?<>»x)|the group name is empty",
                "(?<a>x)«(?P<a>»y)|two groups are called a",
            })
    void errorsPointAndExplain(String marked, String message) {
        String pattern = marked.replace("«", "").replace("»", "");

        RegexSyntaxException error = catchThrowableOfType(RegexSyntaxException.class, () -> Regex.compile(pattern));

        assertThat(error).as(pattern).isNotNull();
        assertThat(error).hasMessage(message);
        assertThat(pattern.substring(0, error.start()) + "«" + pattern.substring(error.start(), error.end()) + "»"
                        + pattern.substring(error.end()))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|",
                "|",
                "()",
                "(|a)",
                "[]a]",
                "[^]a]",
                "[a-]",
                "[-a]",
                "[a\\-z]",
                "[[:alpha:][:^digit:]]",
                "[[:a]",
                "{*",
                "\\é",
                "[\\d\\S-]",
                "[(?=x)]",
                "\\Q(?=a)\\E",
                "\\Qabc",
                "\\(?=",
                "a{",
                "a{x}",
                "a{,5}",
                "a{01}",
                "{",
                "}",
                "]",
                "a{2,3}?",
                "\\x{1F600}",
                "\\012",
                "\\0",
                "\\pL\\P{Greek}\\p{^Lu}",
                "(?i)a(?-i:b)(?s-m:c)",
                "(?U)a+",
                "a(?i)b",
                "^*",
                "(?m)^a$",
                "\\A\\z\\b\\B",
                "\\a\\f\\n\\r\\t\\v",
                "(?<@user.id>x)",
                "(?P<a1>x)",
                "(?<größe>x)",
                "é+😀?",
                "\\_\\-\\/\\\"",
                "(?)"
            })
    void whatTheLanguageHasIsAccepted(String pattern) {
        assertThat(accepts(pattern)).as(pattern).isTrue();
    }

    @Test
    void theEngineBelowUnderstandsTheSamePatterns() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] pieces = {
            "a", "b", "é", "0", "-", "(", ")", "(?:", "(?i)", "(?", "[", "]", "[^", "[:alpha:]", "^", "$", ".", "*",
                    "+", "?", "{2}", "{1,}",
            "{2,1}", "{", "}", "|", "\\", "\\d", "\\W", "\\b", "\\Q", "\\E", "\\pL", "\\x41", "\\x{", "\\.", ",", ":",
                    "<", ">", "P", "i", "U", "s"
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = pattern.toString();
            boolean accepted = accepts(text);
            if (accepted) {
                PatternParser.Parsed parsed = PatternParser.parse(text, PatternFlags.NONE);
                assertThat(engineAccepts(parsed.plain()))
                        .as("%s, seed %d", text, seed)
                        .isTrue();
            }
            assertThat(accepted || !engineAccepts(text))
                    .as("%s, seed %d", text, seed)
                    .isTrue();
        }
    }

    private static boolean accepts(String pattern) {
        try {
            Regex.compile(pattern);
            return true;
        } catch (RegexSyntaxException e) {
            assertThat(e.start()).isBetween(0, pattern.length());
            assertThat(e.end()).isBetween(e.start(), pattern.length());
            return false;
        }
    }

    private static boolean engineAccepts(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    @Test
    void flagsAfterThePattern() {
        assertThat(Regex.compile("err", "i").find("ERROR")).isTrue();
        assertThat(Regex.compile("a.b", "s").find("a\nb")).isTrue();
        assertThat(Regex.compile("^b$", "m").find("a\nb\nc")).isTrue();
        assertThat(Regex.compile("a+", "U").match("aaa", 0)).containsExactly(0, 1);
        assertThat(Regex.compile("(?-i)err", "i").find("ERROR")).isFalse();
        assertThat(Regex.compile("a", "i")).isNotEqualTo(Regex.compile("a")).isEqualTo(Regex.compile("a", "i"));
        assertThat(Regex.compile("a", "is")).hasToString("/a/is");
        RegexSyntaxException error = catchThrowableOfType(RegexSyntaxException.class, () -> Regex.compile("ab", "ig"));
        assertThat(error).hasMessage("g is not a flag of the language; the flags are i, m, s and U");
        assertThat("ab/ig".substring(error.start(), error.end())).isEqualTo("g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((a{100}){100}){100}",
                "(((((a{9}){9}){9}){9}){9}){9}",
                "(x{1000}|y{1000}){1000}",
                "a{1000}{1000}",
                "(\\pL{1000}){1000}",
                "(((a*){1000})*){1000}"
            })
    void patternsThatExplodeAreRefusedQuickly(String pattern) {
        RegexSyntaxException error = catchThrowableOfType(RegexSyntaxException.class, () -> Regex.compile(pattern));

        assertThat(error).isNotNull();
        assertThat(error.end()).isLessThanOrEqualTo(pattern.length());
    }

    @Test
    void hugePatternsAreRefusedQuickly() {
        assertThat(refusal("a".repeat(1_000_000))).isEqualTo("the pattern is longer than 20000 characters");
        assertThat(refusal("(".repeat(1_000_000))).isEqualTo("the pattern is longer than 20000 characters");
        assertThat(refusal("(".repeat(20_000))).isEqualTo("parentheses are nested deeper than 200");
        assertThat(refusal("(?:".repeat(1000) + "a" + ")".repeat(1000)))
                .isEqualTo("parentheses are nested deeper than 200");
        assertThat(refusal("(?i)".repeat(1000) + "["))
                .isEqualTo("this bracket is not closed; write \\[ for the character");
        assertThat(refusal("a".repeat(20_000)))
                .isEqualTo("the pattern is too large once its repetitions are written out");
        assertThat(refusal("[".repeat(20_000))).isEqualTo("this bracket is not closed; write \\[ for the character");
    }

    private static String refusal(String pattern) {
        return catchThrowableOfType(RegexSyntaxException.class, () -> Regex.compile(pattern))
                .getMessage();
    }

    /** The largest patterns that are accepted must run on less than the stack of an ordinary thread, 1 MiB. */
    @ParameterizedTest
    @ValueSource(strings = {"alternatives", "optionals", "counted", "nested", "stars", "literal"})
    void theLargestPatternsRunOnAModestStack(String shape) throws InterruptedException {
        String pattern = switch (shape) {
            case "alternatives" -> words(1190);
            case "optionals" -> "(x?){190}y";
            case "counted" -> "(?:xy){0,1000}z";
            case "nested" -> "(".repeat(190) + "a" + ")*".repeat(190);
            case "stars" -> "(?:x*y*){240}z";
            default -> "a".repeat(5000);
        };
        boolean[] done = new boolean[1];
        Thread thread = new Thread(null, () -> done[0] = run(pattern), "modest stack", 768 << 10);
        thread.start();
        thread.join();

        assertThat(done[0]).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(x?){990}y", "(?:x*y*){600}z", "(?:|xy){600}", "(?:^$){1000}"})
    void patternsThatTakeTooMuchStackAreRefused(String pattern) {
        assertThat(refusal(pattern))
                .isEqualTo("the pattern has too many alternatives, or too many optional parts in a row");
    }

    private static String words(int count) {
        StringBuilder words = new StringBuilder("a");
        for (int i = 0; i < count; i++) {
            words.append('|').append((char) ('一' + i)).append('b');
        }
        return words.toString();
    }

    private static boolean run(String pattern) {
        Regex regex = Regex.compile(pattern);
        String text = "xxyyxaé".repeat(20);
        regex.find(text);
        regex.match(text, 0);
        return true;
    }
}
