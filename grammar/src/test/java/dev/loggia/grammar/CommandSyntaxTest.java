package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandSyntaxTest {

    @ParameterizedTest
    @MethodSource("dev.loggia.grammar.CommandSyntax#all")
    void examplesParseAndUseTheirCommand(CommandSyntax command) {
        Query query = RoundTrip.parse(command.query());
        assertThat(command.query().toLowerCase(Locale.ROOT))
                .contains(command.name().toLowerCase(Locale.ROOT));
        assertThat(QueryParser.print(query)).contains(command.name());
        assertThat(command.summary()).doesNotEndWith(".").doesNotContain("\n");
        assertThat(command.syntax()).isNotEmpty().allMatch(line -> line.startsWith(command.name()));
    }

    @ParameterizedTest
    @MethodSource("dev.loggia.grammar.CommandSyntax#all")
    void explainsItself(CommandSyntax command) {
        CommandGuide guide = command.guide();
        List<String> sentences = new ArrayList<>(List.of(guide.description()));
        sentences.addAll(guide.rules());
        sentences.addAll(guide.doubtful());
        sentences.addAll(guide.strict());
        assertThat(sentences).allMatch(sentence -> sentence.endsWith(".")).allMatch(CommandSyntaxTest::closesItsCode);
        assertThat(guide.doubtful()).allMatch(sentence -> sentence.startsWith("The service"));
        for (CommandGuide.Option option : guide.options()) {
            assertThat(String.join(" ", command.syntax()))
                    .contains(option.name().split(",")[0]);
        }
        for (CommandExample example : guide.examples()) {
            RoundTrip.parse(example.query());
        }
    }

    private static boolean closesItsCode(String sentence) {
        return sentence.chars().filter(c -> c == '`').count() % 2 == 0;
    }

    @Test
    void everyFamilyStandsTogether() {
        assertThat(CommandSyntax.all())
                .extracting(CommandSyntax::family)
                .isSorted()
                .contains(CommandFamily.values());
    }

    @Test
    void everyCommandIsListed() {
        Set<Class<?>> seen = new HashSet<>();
        for (CommandSyntax command : CommandSyntax.all()) {
            for (Record node : SyntaxTree.nodes(RoundTrip.parse(command.query()))) {
                seen.add(node.getClass());
            }
        }
        Set<Class<?>> missing = new HashSet<>(Set.of(Command.class.getPermittedSubclasses()));
        missing.removeAll(seen);
        // The other forms of parse.
        assertThat(missing)
                .containsExactlyInAnyOrder(
                        Command.ParseRegex.class,
                        Command.ParseLogfmt.class,
                        Command.ParseCsv.class,
                        Command.ParseXml.class);
        assertThat(seen).contains(SourceClause.class);
    }

    @Test
    void namesAndAliasesAreWhatTheParserKnows() {
        for (CommandSyntax command : CommandSyntax.all()) {
            if (!command.name().equals("$")) {
                assertThat(StageWords.isCommand(command.name()))
                        .as(command.name())
                        .isTrue();
                assertThat(command.aliases()).allMatch(StageWords::isCommand);
            }
        }
        assertThat(CommandSyntax.find("WHERE").orElseThrow().name()).isEqualTo("filter");
        assertThat(CommandSyntax.find("countfrequent").orElseThrow().name()).isEqualTo("countFrequent");
        assertThat(CommandSyntax.find("statz")).isEmpty();
    }
}
