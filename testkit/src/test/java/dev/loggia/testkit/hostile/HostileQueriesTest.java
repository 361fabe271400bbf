package dev.loggia.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.testkit.queryfile.CaseRunner;
import dev.loggia.testkit.queryfile.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Query texts that a person would not write: each gives an answer or a diagnostic, never a failure of another kind. */
class HostileQueriesTest {

    private static final int MANY = 20_000;
    private static final List<LogEvent> EVENTS = List.of(
            LogEvent.of(Instant.parse("2026-11-20T10:00:00Z"), "{\"a\":1,\"s\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"}"));

    private static Outcome run(String query) {
        QueryOptions options = QueryOptions.standard(0)
                .withLimits(QueryLimits.standard().withQueryText(1_000_000).withMemory(64L << 20))
                .withWorkers(2);
        return CaseRunner.run(query, List.of(MemoryEventSource.of("memory", EVENTS)), options);
    }

    @TestFactory
    Stream<DynamicTest> hugeTextsAreAnsweredOrRefused() {
        return Stream.of(
                        new Huge("a long or", "filter " + "a = 1 or ".repeat(MANY) + "a = 2"),
                        new Huge("a long sum", "fields " + "1 + ".repeat(MANY) + "1 as x"),
                        new Huge("a long power", "fields " + "1 ^ ".repeat(MANY) + "1 as x"),
                        new Huge("many nots", "filter " + "not ".repeat(MANY) + "a = 1"),
                        new Huge("many minuses", "fields " + "- ".repeat(MANY) + "1 as x"),
                        new Huge("deep parentheses", "filter " + "(".repeat(MANY) + "a" + ")".repeat(MANY)),
                        new Huge("unclosed parentheses", "filter " + "(".repeat(MANY)),
                        new Huge("deep calls", "fields " + "abs(".repeat(MANY) + "1" + ")".repeat(MANY)),
                        new Huge("deep lists", "filter a in " + "[".repeat(MANY) + "1" + "]".repeat(MANY)),
                        new Huge("a long list", "filter a in [" + "1, ".repeat(MANY) + "1]"),
                        new Huge("a long path", "fields a" + ".b".repeat(MANY)),
                        new Huge("many stages", "filter a = 1 " + "| filter a = 1 ".repeat(MANY)),
                        new Huge("many fields", "fields a" + ", a".repeat(MANY)),
                        new Huge("many mistakes", "fields a " + "| fields nope(a) ".repeat(2_000)),
                        new Huge("many empty stages", "fields a " + "|".repeat(MANY)),
                        new Huge("a huge text", "fields \"" + "x".repeat(500_000) + "\" as x | filter x like \"y\""),
                        new Huge("a huge number", "fields " + "9".repeat(MANY) + " as x"),
                        new Huge("a huge glob", "parse \"" + "*a".repeat(2_000) + "\" as x"),
                        new Huge("nested stars", "filter s like /" + "(".repeat(200) + "a" + "*)".repeat(200) + "$/"),
                        new Huge("a slow regex", "filter s like /(a|aa|a?)+$/"),
                        new Huge("a large repetition", "filter s like /((a{1,100}){1,100}){1,100}/"))
                .map(huge -> DynamicTest.dynamicTest(huge.title, () -> assertAnswered(run(huge.query))));
    }

    private record Huge(String title, String query) {}

    private static void assertAnswered(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            assertThat(refused.errors()).isNotEmpty().allSatisfy(HostileQueriesTest::assertShort);
        }
    }

    private static void assertShort(Diagnostic error) {
        assertThat(error.message()).hasSizeLessThan(500);
    }

    /** Random cuts and swaps of queries that are fine. */
    @Test
    void brokenQueriesAreRefusedInWords() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> seeds = List.of(
                "filter a = 1 and s like /a+b/ | stats count(*) as n by bin(5m), substr(s, 0, 3) | sort n desc | limit 10",
                "parse @message \"* - [*] *\" as x, y, z | fields concat(x, `y z`, 'q') as w, jsonParse(z).k[0] | dedup w",
                "SOURCE logGroups(namePrefix: ['x']) START=-1h END=0s | parse s /(?<k>\\w+)=(?<v>.*)/ multi | display k, v # end");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int cut = random.nextInt(4); cut >= 0 && !text.isEmpty(); cut--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "|()[],.\"'/`#=*\\\u00e9 1".charAt(random.nextInt(18)));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            String query = text.toString();
            Outcome outcome = run(query);
            if (outcome instanceof Outcome.Refused refused) {
                assertThat(refused.errors())
                        .as("seed %d: %s", seed, query)
                        .isNotEmpty()
                        .allSatisfy(error -> {
                            assertShort(error);
                            assertThat(error.span())
                                    .isNotNull()
                                    .satisfies(span -> assertThat(span.end()).isLessThanOrEqualTo(query.length()));
                        });
            }
        }
    }
}
