package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "# nothing but a comment", "|", "statz", "| |"})
    void noQueryComesOfNothing(String text) {
        ParseResult result = QueryParser.parse(text, RoundTrip.NESTING);
        assertThat(result.query()).isNull();
        assertThat(result.diagnostics()).isNotEmpty();
    }

    @Test
    void aSourceAloneIsAQuery() {
        Query query = RoundTrip.parse("SOURCE \"a\"");
        assertThat(query.sources()).hasSize(1);
        assertThat(query.commands()).isEmpty();
    }

    @Test
    void stagesThatParsedAreKept() {
        ParseResult result =
                QueryParser.parse("fields a | statz | limit x | dedup b | filter c in (fieldz d)", RoundTrip.NESTING);
        assertThat(result.diagnostics()).hasSize(3);
        assertThat(result.query().commands())
                .extracting(command -> (Object) command.getClass())
                .containsExactly(Command.Fields.class, Command.Dedup.class);
    }

    @Test
    void aControlCharacterIsNamed() {
        ParseResult result = QueryParser.parse("fields \u0001a", RoundTrip.NESTING);
        assertThat(result.diagnostics().getFirst().message()).endsWith("but found the character U+0001");
        assertThat(result.diagnostics().getFirst().span()).isEqualTo(new SourceSpan(7, 8));
    }

    @Test
    void blanksOfPastedTextAreBlanks() {
        assertThat(QueryParser.print(RoundTrip.parse("\uFEFFfields\u00A0a,\u200Bb\u2003|\r\n limit 5")))
                .isEqualTo("fields a, b\n| limit 5");
    }

    @Test
    void expressionsPrintOnTheirOwn() {
        Command.Filter filter = (Command.Filter) RoundTrip.parse("filter (a) = 1 AND not b in [ 1,2 ]")
                .commands()
                .getFirst();
        assertThat(QueryParser.print(filter.condition())).isEqualTo("a = 1 and not b in [1, 2]");
    }

    @Test
    void backticksHideDotsAndNothingElse() {
        Command.Fields fields = (Command.Fields)
                RoundTrip.parse("fields a.b, `a.b`, `a`").commands().getFirst();
        assertThat(fields.items())
                .extracting(item -> ((Expression.Field) item.expression()).name())
                .containsExactly(
                        new FieldName(List.of(new FieldName.Segment("a", false), new FieldName.Segment("b", false))),
                        FieldName.of("a.b"),
                        FieldName.of("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "@timestamp", "a.0.b", "größe", "limit", "count", "offset"})
    void plainNamesNeedNoBackticks(String name) {
        assertThat(QueryParser.needsBackticks(name)).isFalse();
        assertThat(QueryParser.print(RoundTrip.parse("fields " + name))).isEqualTo("fields " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo-bar",
                "count(*)",
                "0",
                "5m",
                "a b",
                "a..b",
                "a.",
                "in",
                "AND",
                "true",
                "null",
                "@",
                "a`b"
            })
    void otherNamesNeedBackticks(String name) {
        assertThat(QueryParser.needsBackticks(name)).isTrue();
    }
}
