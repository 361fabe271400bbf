package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The text that a node's span covers is that node: columns without an alias are named by it, and messages point at it. */
class SpanTest {

    static final List<String> VECTORS = AcceptanceVectorsTest.VECTORS;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            stats count( * ) as n by bin( 5 min )        ; count( * )        ; bin( 5 min )
            stats  (a + b) * 2  by `c d` . e             ; (a + b) * 2       ; `c d` . e
            stats (a + b) by ( c )                       ; a + b             ; c
            stats (a) + (b) by - 5                       ; (a) + (b)         ; - 5
            stats sum(a)/count(*) by jsonParse(x).k [0]  ; sum(a)/count(*)   ; jsonParse(x).k [0]
            stats (a = 1) or (b = 2) by not c            ; (a = 1) or (b = 2); not c
            """)
    void itemsKeepTheirText(String query, String item, String key) {
        Query parsed = RoundTrip.parse(query);
        Command.Stats stats = (Command.Stats) parsed.commands().getFirst();
        assertThat(stats.items().getFirst().expression().span().of(query)).isEqualTo(item);
        assertThat(stats.keys().getFirst().expression().span().of(query)).isEqualTo(key);
    }

    @Test
    void partsOfAChainAreCovered() {
        String text = "fields (a) - b * (c + d) - e";
        Command.Fields fields =
                (Command.Fields) RoundTrip.parse(text).commands().getFirst();
        Expression.Arithmetic outer =
                (Expression.Arithmetic) fields.items().getFirst().expression();
        Expression.Arithmetic inner = (Expression.Arithmetic) outer.left();
        assertThat(outer.span().of(text)).isEqualTo("(a) - b * (c + d) - e");
        assertThat(inner.span().of(text)).isEqualTo("(a) - b * (c + d)");
        assertThat(inner.left().span().of(text)).isEqualTo("a");
        assertThat(inner.right().span().of(text)).isEqualTo("b * (c + d)");
    }

    @Test
    void regexesAndNamesArePlacedWithin() {
        String text = "parse @message /a\\/b(?<x>.)/i multi | stats count(*) as `n`";
        Query query = RoundTrip.parse(text);
        Command.ParseRegex parse = (Command.ParseRegex) query.commands().getFirst();
        assertThat(parse.pattern().span().of(text)).isEqualTo("/a\\/b(?<x>.)/i");
        assertThat(parse.pattern().regexSpan().of(text)).isEqualTo("a\\/b(?<x>.)");
        Command.Item item = ((Command.Stats) query.commands().getLast()).items().getFirst();
        assertThat(item.alias().span().of(text)).isEqualTo("`n`");
        assertThat(((Expression.Call) item.expression()).nameSpan().of(text)).isEqualTo("count");
    }

    @ParameterizedTest
    @FieldSource("VECTORS")
    void everyNodeOfTheVectorsIsItsText(String query) {
        assertNodesAreTheirText(query);
    }

    @Test
    void everyNodeOfGeneratedQueriesIsItsText() {
        long seed = Long.getLong("loggia.seed", new Random().nextLong());
        QueryGenerator generator = new QueryGenerator(new Random(seed));
        for (int i = 0; i < 100; i++) {
            assertNodesAreTheirText(QueryParser.print(generator.query()));
        }
    }

    private static void assertNodesAreTheirText(String text) {
        Query query = RoundTrip.parse(text);
        for (Record node : SyntaxTree.nodes(query)) {
            switch (node) {
                case Expression.Pattern pattern ->
                    assertThat(text.charAt(pattern.regexSpan().start() - 1)).isIn('/', '"');
                case Expression.ListLiteral list ->
                    assertCondition("x in ", list.span().of(text), list);
                case Expression.Subquery subquery ->
                    assertCondition("x in ", subquery.span().of(text), subquery);
                case Expression expression ->
                    assertCondition("", expression.span().of(text), expression);
                case Command command -> assertStage(command.span(), text, command);
                case SourceClause source -> assertStage(source.span(), text, source);
                case Command.Item item -> assertAlias(item, text);
                default -> {}
            }
        }
    }

    private static void assertCondition(String before, String text, Expression expected) {
        Command.Filter filter = (Command.Filter)
                RoundTrip.parse("filter " + before + text).commands().getFirst();
        Expression actual = filter.condition() instanceof Expression.In in && !before.isEmpty()
                ? in.candidates()
                : filter.condition();
        RoundTrip.assertEqual(actual, expected);
    }

    private static void assertStage(SourceSpan span, String text, Object expected) {
        Query stage = RoundTrip.parse(span.of(text));
        RoundTrip.assertEqual(
                expected instanceof SourceClause
                        ? stage.sources().getFirst()
                        : stage.commands().getFirst(),
                expected);
    }

    private static void assertAlias(Command.Item item, String text) {
        if (item.alias() != null) {
            Command.Fields fields = (Command.Fields)
                    RoundTrip.parse("fields x as " + item.alias().span().of(text))
                            .commands()
                            .getFirst();
            assertThat(fields.items().getFirst().alias().text())
                    .isEqualTo(item.alias().text());
        }
    }
}
