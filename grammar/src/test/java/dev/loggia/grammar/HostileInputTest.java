package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a user types makes the parser throw, hang or overflow its stack. The time limits only tell slow from never. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileInputTest {

    private static final int MEGABYTE = 1 << 20;

    private static final int SMALL_STACK = 1 << 20;

    private static final List<String> WORDS = List.of(
            "fields",
            "filter",
            "parse",
            "stats",
            "sort",
            "limit",
            "join",
            "in",
            "not",
            "like",
            "and",
            "or",
            "as",
            "by",
            "offset",
            "SOURCE",
            "logGroups",
            "start",
            "where",
            "into",
            "with",
            "for",
            "csv",
            "xml",
            "multi",
            "any",
            "null",
            "true",
            "a",
            "b.c",
            "count",
            "@message",
            "`x y`",
            "5m",
            "5",
            "1.5",
            "-",
            "+",
            "*",
            "/",
            "^",
            "=",
            "!=",
            "=~",
            "!",
            "<",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ".",
            ":",
            "$",
            "|",
            "|>",
            "||",
            "\"s\"",
            "'t'",
            "/r/",
            "\"",
            "'",
            "`",
            "#",
            "\n",
            " ",
            "“",
            "§",
            "\\",
            "\u0000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields a,a",
                "filter a and a",
                "filter a or a and",
                "stats count(*) by a,a",
                "fields a|fields a",
                "limti 5|",
                "|",
                "#",
                "fields f(a,a",
                "filter a in [1,1",
                "filter a.a",
                "filter a[0][0]",
                "fields \"",
                "fields `",
                "fields „",
                "fields $",
                "$",
                "fields )",
                "fields ,",
                "fields 1 1",
                "fields 11",
                "filter x like /\\",
                "filldown a*",
                "SOURCE a a",
                "SOURCE logGroupTags([{",
                "fields a -- ",
                "fields //",
                "parse a // ",
                "\"\\\"",
                "fields a\t ",
                "5 ",
                "fields \uD83D",
                "@",
                "fields @",
                "fields a|>"
            })
    void theSameOverAndOver(String text) {
        parse(repeated(text, MEGABYTE / 8));
    }

    @Test
    void aMegabyte() {
        String text = repeated("fields a,a", MEGABYTE);
        assertThat(parse(text).diagnostics()).isEmpty();
    }

    /** The text with its last two characters repeated. */
    private static String repeated(String text, int length) {
        String tail = text.substring(Math.max(0, text.length() - 2));
        return text + tail.repeat((length - text.length()) / tail.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            fields ; (          ; a ; )
            fields ; f(         ; a ; )
            fields ; f(a, g(    ; a ; ))
            filter ; not (      ; a ; )
            filter ; not        ; a ;
            filter ; !          ; a ;
            fields ; -          ; a ;
            fields ; - (        ; a ; )
            fields ; a + (      ; a ; )
            fields ; a ^        ; a ;
            fields ; a *        ; a ;
            fields ; a +        ; a ;
            filter ; a in [     ; 1 ; ]
            filter ; a in (filter ; b ; )
            filter ; (a and     ; b ; )
            fields ; (a = 1 or  ; b ; )
            fields ; ((         ; a ; ) + a)
            """)
    void deepNestingIsRefusedOrFitsASmallStack(String command, String opening, String middle, String closing) {
        String close = closing == null ? "" : closing;
        for (int depth : new int[] {40, 150, 249, 499, 500, 501, 100_000}) {
            String text = command + " " + (opening + " ").repeat(depth) + middle + " " + close.repeat(depth);
            ParseResult result = onSmallStack(text);
            assertThat(result.diagnostics())
                    .as("%s %d deep", opening, depth)
                    .allMatch(mistake -> mistake.code().equals("limit-nesting"))
                    .hasSizeLessThanOrEqualTo(1);
            if (depth < 45) {
                assertThat(result.diagnostics()).isEmpty();
            } else if (depth > 500) {
                assertThat(result.diagnostics()).hasSize(1);
            }
        }
    }

    @Test
    void nestingMessageNamesTheLimitAndPointsAtTheFirstTokenTooMany() {
        List<Diagnostic> mistakes =
                QueryParser.parse("fields ((((a)))) | limit x", 3).diagnostics();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().code()).isEqualTo("limit-nesting");
        assertThat(mistakes.getFirst().message()).contains("deeper than 3 levels");
        assertThat(mistakes.getFirst().hint()).contains("limit is called nesting");
        assertThat(mistakes.getFirst().span().of("fields ((((a))))")).isEqualTo("(");
        assertThat(mistakes.getFirst().span().start()).isEqualTo(10);
        assertThat(QueryParser.parse("fields (((a)))", 3).diagnostics()).isEmpty();
        assertThat(QueryParser.parse("fields a + a + a + a, a + a", 3).diagnostics())
                .isEmpty();
        assertThat(QueryParser.parse("fields a + a + a + a + a", 3).diagnostics())
                .hasSize(1);
    }

    @Test
    void longChainsOfAndDoNotNest() {
        String text = "filter a = 0" + " and a = 1".repeat(100_000);
        Query query = onSmallStack(text).query();
        Expression condition = ((Command.Filter) query.commands().getFirst()).condition();
        assertThat(((Expression.Logical) condition).operands()).hasSize(100_001);
        assertThat(QueryParser.print(query)).isEqualTo(text);
        assertThat(QueryParser.parse(text, RoundTrip.NESTING).query().equals(query))
                .isTrue();
    }

    @Test
    void mistakesAreCountedBeyondTheHundredth() {
        List<Diagnostic> mistakes =
                QueryParser.parse("limit|".repeat(250), RoundTrip.NESTING).diagnostics();
        assertThat(mistakes).hasSize(101);
        assertThat(mistakes.getLast().message()).contains("151 more mistakes");
    }

    @Test
    void randomTokensAndBytesGiveDiagnosticsOnly() {
        long seed = Long.getLong("loggia.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = switch (i % 3) {
                case 0 -> tokens(random);
                case 1 -> bytes(random);
                default -> mutated(random);
            };
            assertThatCode(() -> parse(text))
                    .as("seed %d, text %d: %s", seed, i, text)
                    .doesNotThrowAnyException();
        }
    }

    private static String tokens(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
    }

    private static String mutated(Random random) {
        String query = AcceptanceVectorsTest.VECTORS.get(random.nextInt(AcceptanceVectorsTest.VECTORS.size()));
        StringBuilder text = new StringBuilder(query);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
            } else {
                text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
            }
            text.append(' ');
        }
        return text.toString();
    }

    /** Parses, and checks what holds for any text. */
    private static ParseResult parse(String text) {
        ParseResult result = QueryParser.parse(text, RoundTrip.NESTING);
        int from = 0;
        for (Diagnostic mistake : result.diagnostics()) {
            assertThat(mistake.message()).isNotBlank().hasSizeLessThan(300);
            assertThat(mistake.span().start()).isGreaterThanOrEqualTo(from);
            assertThat(mistake.span().end()).isLessThanOrEqualTo(text.length());
            from = mistake.span().start();
        }
        if (result.diagnostics().isEmpty() && text.length() < 1_000) {
            RoundTrip.parse(text);
        }
        return result;
    }

    private static ParseResult onSmallStack(String text) {
        ParseResult[] result = new ParseResult[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                null,
                () -> {
                    result[0] = QueryParser.parse(text, RoundTrip.NESTING);
                    if (result[0].query() != null) {
                        QueryParser.print(result[0].query());
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.setUncaughtExceptionHandler((ignored, thrown) -> failure[0] = thrown);
        thread.start();
        try {
            assertThat(thread.join(Duration.ofSeconds(100))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(failure[0]).isNull();
        return result[0];
    }
}
